// The ranked list of clusters.
import { fill, h } from './dom.mjs';
import { quality } from './quality.mjs';
import { named, percent, spoken, t } from './words.mjs';

const step = 50;

export function placeWords(row) {
    const parts = [named(row, 'place'), named(row, 'prefecture'), named(row, 'province')].filter(Boolean);
    const different = parts.filter((part, i) => parts.indexOf(part) === i);
    return (spoken() === 'zh' ? different.reverse() : different).join(spoken() === 'zh' ? ' · ' : ', ');
}

// What a cluster is when it is not where things are made.
export const roleBadge = ({ role }) => (role && role !== 'production' ? h('span', { class: 'badge' }, t(role)) : null);

export function shareWords(row) {
    return [
        row.rank !== null && t('ranked', row.rank),
        row.national_share !== null && t('ofChina', percent(row.national_share)),
        row.global_share !== null && t('ofWorld', percent(row.global_share)),
    ].filter(Boolean).join(t('and'));
}

function makes(row) {
    const all = (named(row, 'product') ?? '').split(/; |；/).filter(Boolean);
    return [all.slice(0, 3).join(t('and')), all.length > 3 && ` ${t('andMore', spoken() === 'zh' ? all.length : all.length - 3)}`];
}

function line(page, row, i, single) {
    return h('tr', { class: row.cluster_id === page.state.cluster ? 'chosen' : null },
        h('td', { class: 'nth' }, String(i + 1)),
        h('th', { scope: 'row' },
            page.link({ cluster: row.cluster_id }, { class: 'cluster', id: `cluster-${row.cluster_id}` }, named(row, 'cluster')), ' ',
            roleBadge(row), row.own && h('span', { class: 'badge' }, t('own')),
            h('div', { class: 'place' }, placeWords(row))),
        h('td', { class: 'what' }, single && row.product_id === single.id ? null : makes(row), single && h('div', { class: 'shares' }, shareWords(row))),
        h('td', {}, quality(row)),
        h('td', { class: 'sources' }, page.link({ cluster: row.cluster_id }, { 'aria-label': `${t('sources', row.sources)}, ${named(row, 'cluster')}` }, h('span', { class: 'number' }, String(row.sources)), h('span', { class: 'words' }, t('sources', row.sources)))));
}

export function showTable(page, table) {
    const { rows, total, scope } = table;
    if (rows.length === 0) {
        fill('list');
        return;
    }
    const columns = [['nth', t('nth')], ['', t('cluster')], ['', scope ? t('share') : t('makes')], ['', t('quality')], ['sources', t('sourcesHead')]];
    const body = h('tbody');
    const more = h('button', { type: 'button', class: 'plain more' });
    const add = () => {
        const first = body.children.length;
        body.append(...rows.slice(first, first + step).map((row, i) => line(page, row, first + i, scope)));
        const left = rows.length - body.children.length;
        more.hidden = left === 0;
        more.textContent = t('more', Math.min(step, left));
        return body.children[first];
    };
    more.addEventListener('click', () => add().querySelector('a').focus());
    add();
    fill('list',
        h('table', { class: scope ? 'of-product' : 'of-all' }, h('thead', {}, h('tr', {}, columns.map(([kind, word]) => h('th', { scope: 'col', class: kind }, word)))), body),
        more,
        total > rows.length && h('p', { class: 'quiet' }, t('firstOf', rows.length, total)));
}
