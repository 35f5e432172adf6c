// The page: a state, what changes it, and what shows it.
import { ask } from './ask.mjs';
import { showBars } from './bars.mjs';
import { showDetail } from './detail.mjs';
import { byId, fill, h } from './dom.mjs';
import { showHere } from './here.mjs';
import { makeMap } from './map.mjs';
import { showNotice } from './notice.mjs';
import { showProvince } from './province.mjs';
import { makeSearch } from './search.mjs';
import { read, write } from './state.mjs';
import { showTable } from './table.mjs';
import { named, speak, spoken, t } from './words.mjs';

const start = ask('start'); // on its way while the rest is set up
let atlas;
let state = read(location.search);
let note; // what to tell of how the product was read
let asked = 0;

const own = () => state.lang ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');

// A change of what is shown, as a new page of the history unless it replaces this one.
function go(change, replace = false) {
    state = { ...state, ...change };
    if (write(state) !== location.search) history[replace ? 'replaceState' : 'pushState'](null, '', write(state));
    note = replace ? note : null;
    return show();
}

// An address for a link to another view.
const link = (change, attributes, ...content) => h('a', {
    href: write({ ...state, ...change }), ...attributes,
    onclick: (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(change);
    },
}, ...content);

const page = { go, link, get state() { return state; }, get atlas() { return atlas; } };

const provinceOf = (id) => atlas.provinces.find((province) => province.id === id) ?? null;

function showWords() {
    speak(own());
    for (const element of document.querySelectorAll('[data-word]')) element.textContent = t(element.dataset.word);
    byId('language').textContent = t('other');
    byId('language').lang = spoken() === 'zh' ? 'en' : 'zh';
    byId('results').setAttribute('aria-label', t('results'));
}

function showControls() {
    fill('footer', t('footer', { version: atlas.version, ...atlas.counts }), ' ', t('ownWords'));
    fill('province', h('option', { value: '' }, t('allProvinces')),
        [...atlas.provinces].sort((a, b) => named(a, 'name').localeCompare(named(b, 'name'), spoken()))
            .map((province) => h('option', { value: province.id }, named(province, 'name'))));
    byId('province').value = state.province ?? '';
    const qualities = [['', 'any'], ['low', 'lowest'], ['medium', 'mediumUp'], ['high', 'highest']];
    fill('quality', qualities.map(([value, word]) => h('label', {},
        h('input', { type: 'radio', name: 'quality', value, checked: value === state.quality, onchange: () => go({ quality: value }) }),
        h('span', {}, t(word)))));
}

// The quality's radio that had the focus keeps it when its row is written anew.
function keepFocus(write) {
    const { name, value } = document.activeElement ?? {};
    write();
    if (name === 'quality') document.querySelector(`input[name="quality"][value="${value}"]`)?.focus();
}

// Another list begins at its top.  A link in it that was followed by keyboard is
// gone with the old list: the focus goes to what came of it.
let listed = null;
function leadTo(within, list) {
    const heading = document.querySelector('#notice h2');
    if (listed !== null && listed !== list) heading.scrollIntoView({ block: 'nearest' });
    listed = list;
    if (within && document.activeElement === document.body) heading.focus({ preventScroll: true });
}

async function show() {
    const turn = ++asked;
    const { product, quality, province, cluster, at } = state;
    keepFocus(() => { showWords(); showControls(); });
    search.show();
    try {
        const [table, here, area, detail] = await Promise.all([
            ask('table', { product, quality, province }),
            at && ask('nearest', { product, quality, ...at }),
            province && ask('province', { id: province }),
            cluster && ask('cluster', { id: cluster }),
        ]);
        if (turn !== asked) return;
        if (table.product && table.product.name !== product) {
            note = { asked: product, way: table.product.way };
            state = { ...state, product: table.product.name };
            history.replaceState(null, '', write(state));
            search.show();
        }
        const within = byId('results').contains(document.activeElement);
        showNotice(page, table, note, area?.province);
        showHere(page, here);
        showProvince(page, area);
        showTable(page, table);
        showBars(page, table);
        showDetail(page, detail);
        leadTo(within, [product, quality, province].join());
        map.show(table, state, provinceOf(province));
    } catch (error) {
        if (turn !== asked) return;
        showFailure(error);
    }
}

function showFailure(error) {
    for (const id of ['here', 'about', 'list', 'bars']) fill(id);
    showDetail(page, null);
    fill('notice', h('h2', {}, error.message === 'unreachable' ? t('unreachable') : t('refused')),
        error.message !== 'unreachable' && h('p', { lang: 'en' }, [error.message, error.hint].filter(Boolean).join('. ')),
        h('p', {}, h('button', { type: 'button', class: 'plain', onclick: () => location.reload() }, t('again')), ' ',
            link({ product: '', quality: '', province: null, cluster: null, at: null }, {}, t('removeFilter'))));
}

showWords();
const search = makeSearch(page);
const map = makeMap(page);

byId('province').addEventListener('change', ({ target }) => go({ province: target.value ? Number(target.value) : null }));
byId('language').addEventListener('click', () => go({ lang: spoken() === 'zh' ? 'en' : 'zh' }));
byId('home').addEventListener('click', (event) => {
    event.preventDefault();
    go({ product: '', quality: '', province: null, cluster: null, at: null });
});
byId('copy').addEventListener('click', async ({ target }) => {
    const copied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
    target.textContent = t(copied ? 'copied' : 'copyByHand');
    setTimeout(() => { target.textContent = t('copy'); }, 2500);
});
addEventListener('popstate', () => {
    state = read(location.search);
    note = null;
    show();
});
addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (state.cluster) go({ cluster: null });
    else if (state.at) go({ at: null });
});

try {
    atlas = await start;
    await show();
} catch (error) {
    showFailure(error);
}
