// Bars of quality by province; a click or Enter on one chooses the province.
import { fill, h } from './dom.mjs';
import { named, t } from './words.mjs';

const parts = ['high', 'medium', 'low', 'unknown'];
const few = 8;

function bar(page, row, most) {
    const province = page.atlas.provinces.find(({ id }) => id === row.province_id);
    const name = province ? named(province, 'name') : t('barsNone');
    const words = parts.filter((part) => row[part] > 0).map((part) => `${t(part)} ${row[part]}`).join(t('and'));
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 100 8');
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.setAttribute('aria-hidden', 'true');
    let x = 0;
    for (const part of parts) {
        const width = (100 * row[part]) / most;
        const piece = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
        for (const [key, value] of Object.entries({ x, width, height: 8, class: part })) piece.setAttribute(key, value);
        if (width > 0) svg.append(piece);
        x += width;
    }
    const content = [h('span', { class: 'name' }, name), svg, h('span', { class: 'number' }, String(row.clusters))];
    const label = t('barLabel', name, words);
    const chosen = province && province.id === page.state.province;
    return h('li', {}, province
        ? page.link({ province: chosen ? null : province.id }, { class: 'bar', title: words, 'aria-label': label, 'aria-current': chosen ? 'true' : null }, content)
        : h('span', { class: 'bar', title: words, role: 'img', 'aria-label': label }, content));
}

let all = false;

export function showBars(page, table) {
    if (table.bars.length === 0) {
        fill('bars');
        return;
    }
    const most = Math.max(...table.bars.map((row) => row.clusters));
    const shown = table.bars.filter((row, i) => all || i < few || row.province_id === page.state.province);
    fill('bars',
        h('h2', {}, t('barsTitle')),
        h('p', { class: 'key', 'aria-hidden': 'true' }, parts.map((part) => h('span', { class: part }, h('i'), t(part)))),
        h('ul', {}, shown.map((row) => bar(page, row, most))),
        table.bars.length > few && h('button', {
            type: 'button', class: 'plain', 'aria-expanded': String(all),
            onclick: () => {
                all = !all;
                showBars(page, table);
                document.querySelector('#bars button').focus();
            },
        }, t(all ? 'showFewer' : 'showAll')));
}
