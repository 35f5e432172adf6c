// What the list below is, in a sentence, and what was not found.
import { fill, h } from './dom.mjs';
import { named, spoken, t } from './words.mjs';

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function heading(page, table, province) {
    const { quality } = page.state;
    const what = table.scope ? capital(named(table.scope, 'name')) : null;
    const where = province ? t('within', named(province, 'name')) : '';
    const well = quality ? t('atLeast', t(quality).toLowerCase()) : '';
    return `${what ? t('madeIn', what, table.total) : t('clustersIn', table.total)}${where}${well}`;
}

export function showNotice(page, table, note, province) {
    document.title = [page.state.product || province ? heading(page, table, province) : null, t('title')].filter(Boolean).join(' · ');
    const { link, atlas, state } = page;
    if (state.product && !table.product) {
        fill('notice', h('h2', { tabindex: '-1' }, t('nothingCalled', table.asked)),
            table.suggestions.length > 0 && h('p', {}, t('didYouMean')),
            h('p', { class: 'chips' }, table.suggestions.map((product) => link({ product: product.name }, { class: 'chip' }, named(product, 'name')))));
        return;
    }
    const sectors = atlas.products.filter((product) => product.parent_id === null && product.clusters > 0).sort((a, b) => b.clusters - a.clusters);
    const whole = !state.product && !state.province && !state.quality;
    const wider = table.product && table.scope && table.scope.id !== table.product.id;
    fill('notice',
        h('h2', { tabindex: '-1' }, heading(page, table, province)),
        note?.way === 'similar' && h('p', {}, t('readAs', note.asked, named(table.product, 'name'))),
        wider && h('p', {}, t('wider', named(table.product, 'name'), named(table.scope, 'name'))),
        table.total === 0 && h('p', {}, t('nobody')),
        table.unstated > 0 && h('p', {}, t('unstated', table.unstated), ' ', link({ quality: '' }, {}, t('showThem'))),
        whole && h('p', {}, t('all', table.total)),
        whole && h('details', {}, h('summary', {}, t('sectors')),
            h('p', { class: 'chips' }, sectors.map((product) => link({ product: product.name }, { class: 'chip' },
                named(product, 'name'), h('span', { class: 'count', lang: spoken() }, String(product.clusters)))))));
}
