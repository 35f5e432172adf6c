// Which product a text means, where no server can be asked: the same name,
// plural or not, else one alike by trigrams with few wrong letters.  The server
// knows more: titles of listings, spellings, words inside Chinese text.

const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]s?\b/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const singular = (text) => text.split(' ').map((word) => word.replace(/([^aeiou])ies$/, '$1y').replace(/(sh|ch|x|ss)es$/, '$1').replace(/([^su])s$/, '$1')).join(' ');

function trigrams(text) {
    const all = new Set();
    for (const word of text.split(' ')) {
        const padded = `  ${word} `;
        for (let i = 0; i + 3 <= padded.length; i++) all.add(padded.slice(i, i + 3));
    }
    return all;
}

function similarity(a, b) {
    const common = [...a].filter((one) => b.has(one)).length;
    return common / (a.size + b.size - common);
}

// Letters to change, leave out or put in to make one of the other.
function slips(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        row = next;
    }
    return row[b.length];
}

const takenFrom = 0.35; // more than the server asks for, which looks at each word
const offeredFrom = 0.3;

export function names(products) {
    const known = products.flatMap((product) => [product.name, product.name_zh, ...(product.names ?? '').split('; ')].filter(Boolean)
        .map((name) => ({ product, name, key: singular(folded(name)), grams: trigrams(singular(folded(name))) })));

    // Candidates, best first, as find_product() gives them.
    return function find(text) {
        const key = singular(folded(text));
        if (key === '') return [];
        const grams = trigrams(key);
        const best = new Map();
        for (const { product, name, key: other, grams: others } of known) {
            const alike = key === other ? 2 : similarity(grams, others);
            if (alike >= offeredFrom && alike > (best.get(product.id)?.alike ?? 0)) best.set(product.id, { product, name, alike, near: 4 * slips(key, other) <= key.length });
        }
        const order = [...best.values()].sort((a, b) => b.alike - a.alike || a.product.id - b.product.id).slice(0, 5);
        return order.map(({ product, name, alike, near }, i) => ({
            id: product.id, name: product.name, name_zh: product.name_zh, matched: name,
            way: alike === 2 ? 'name' : 'similar', taken: i === 0 && alike >= takenFrom && near,
        }));
    };
}
