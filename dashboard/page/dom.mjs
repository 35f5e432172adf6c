// Elements from values.  Text is always text: nothing of the atlas is ever read as HTML.

export function h(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value === undefined || value === null || value === false) continue;
        if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
        else element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
    return element;
}

export const byId = (id) => document.getElementById(id);

export const fill = (id, ...children) => byId(id).replaceChildren(...children.flat(Infinity).filter(Boolean));

// Only an address of the web becomes a link.
export function webAddress(text) {
    try {
        const url = new URL(text);
        return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
    } catch {
        return null;
    }
}
