// The product box: a combobox with names that hold what is typed, at once, and
// what the atlas takes it for, misspelt or not, a moment later.
import { ask } from './ask.mjs';
import { byId, h } from './dom.mjs';
import { named, spoken, t } from './words.mjs';

const shown = 8;
const pause = 120; // milliseconds without a key before the atlas is asked

export function makeSearch(page) {
    const [input, list, clear] = [byId('product'), byId('choices'), byId('clear')];
    let choices = [];
    let active = -1;
    let timer;

    const nameOf = (text) => {
        const product = page.atlas?.products.find((one) => one.name === text);
        return product ? named(product, 'name') : text;
    };

    function close() {
        clearTimeout(timer);
        list.hidden = true;
        active = -1;
        input.setAttribute('aria-expanded', 'false');
        input.removeAttribute('aria-activedescendant');
    }

    function choose(name) {
        close();
        page.go({ product: name, cluster: null });
    }

    // What stands in the box: a product's name in the language of the page, or whatever it is.
    function written() {
        const text = input.value.trim();
        return page.atlas?.products.find((one) => named(one, 'name') === text)?.name ?? text;
    }

    function mark(index) {
        active = index;
        [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === index)));
        if (index < 0) input.removeAttribute('aria-activedescendant');
        else {
            input.setAttribute('aria-activedescendant', `choice-${index}`);
            list.children[index].scrollIntoView({ block: 'nearest' });
        }
    }

    function offer(products) {
        choices = products.slice(0, shown);
        active = -1;
        list.replaceChildren(...choices.map((product, i) => {
            const parent = page.atlas.products.find((one) => one.id === product.parent_id);
            return h('li', { id: `choice-${i}`, role: 'option', 'aria-selected': 'false', onpointerdown: (event) => { event.preventDefault(); choose(product.name); } },
                h('span', { class: 'name' }, named(product, 'name')),
                parent && h('span', { class: 'path' }, named(parent, 'name')),
                h('span', { class: 'count' }, t('clusters', product.clusters)));
        }));
        list.hidden = choices.length === 0;
        input.setAttribute('aria-expanded', String(choices.length > 0));
        input.removeAttribute('aria-activedescendant');
    }

    // 0 where a name begins with the text, 1 where a word of it does, 2 where it is inside; names are separated by '; '.
    function fit(product, text) {
        const names = [product.name, product.name_zh, ...(product.names ?? '').split('; ')].filter(Boolean).map((name) => name.toLowerCase());
        return Math.min(3, ...names.map((name) => (name.startsWith(text) ? 0 : name.includes(` ${text}`) ? 1 : name.includes(text) ? 2 : 3)));
    }

    function holding(text) {
        return page.atlas.products.map((product) => ({ product, rank: fit(product, text) })).filter(({ rank }) => rank < 3)
            .sort((a, b) => a.rank - b.rank || b.product.clusters - a.product.clusters || a.product.id - b.product.id).map(({ product }) => product);
    }

    function suggest() {
        const text = input.value.trim();
        clearTimeout(timer);
        if (!page.atlas) return;
        const near = text ? holding(text.toLowerCase()) : page.atlas.products.filter((one) => one.parent_id === null).sort((a, b) => b.clusters - a.clusters);
        offer(near);
        if (text) {
            timer = setTimeout(async () => {
                const { found } = await ask('find', { text }).catch(() => ({ found: [] }));
                if (input.value.trim() !== text || document.activeElement !== input || active >= 0) return;
                const meant = found.map(({ id }) => page.atlas.products.find((one) => one.id === id)).filter(Boolean);
                const first = found[0]?.taken && found[0].way === 'name' ? meant.slice(0, 1) : [];
                offer([...new Set([...first, ...near, ...meant])]);
            }, pause);
        }
    }

    input.addEventListener('input', suggest);
    input.addEventListener('click', () => { if (list.hidden) suggest(); });
    input.addEventListener('blur', () => {
        close();
        if (document.hasFocus() && input.value.trim() !== nameOf(page.state.product)) choose(written());
    });
    input.addEventListener('keydown', (event) => {
        const { key } = event;
        if (key === 'ArrowDown' || key === 'ArrowUp') {
            event.preventDefault();
            if (list.hidden) suggest();
            if (choices.length) {
                const step = key === 'ArrowDown' ? 1 : -1;
                mark(active < 0 && step < 0 ? choices.length - 1 : (active + step + choices.length) % choices.length);
            }
        } else if (key === 'Escape' && !list.hidden) {
            event.preventDefault();
            close();
        } else if (key === 'Escape' && input.value.trim() !== nameOf(page.state.product)) {
            event.preventDefault();
            input.value = nameOf(page.state.product);
        }
    });
    byId('search').addEventListener('submit', (event) => {
        event.preventDefault();
        choose(active >= 0 ? choices[active].name : written());
    });
    clear.addEventListener('click', () => {
        input.focus();
        choose('');
    });

    return {
        // Writes the product of the state into the box, unless somebody is typing there.
        show() {
            const name = nameOf(page.state.product);
            if (list.hidden) input.value = name;
            input.placeholder = t('productHint');
            input.lang = spoken();
            clear.hidden = !page.state.product;
            clear.setAttribute('aria-label', t('clear'));
        },
    };
}
