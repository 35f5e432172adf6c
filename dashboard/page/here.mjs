// The nearest clusters to a point of the map.
import { fill, h } from './dom.mjs';
import { quality } from './quality.mjs';
import { placeWords } from './table.mjs';
import { distance, named, t } from './words.mjs';

export function showHere(page, here) {
    if (!here) {
        fill('here');
        return;
    }
    const { lon, lat } = page.state.at;
    const { place } = here;
    const where = place ? `${t('pointIn', placeWords({ ...place, prefecture: null }))}${place.approximate ? ` (${t('aboutPlace')})` : ''}` : t('outside');
    const title = here.scope ? t('nearestFor', named(here.scope, 'name')) : t('nearestTo');
    fill('here', h('section', { class: 'card', 'aria-label': title },
        h('div', { class: 'head' }, h('h2', {}, title), page.link({ at: null }, { class: 'close' }, t('close'))),
        h('p', { class: 'quiet' }, `${lon.toFixed(2)}° E, ${lat.toFixed(2)}° N, ${where}`),
        here.rows.length === 0 && h('p', {}, t('noNearest')),
        h('ol', { class: 'near' }, here.rows.map((row) => h('li', {},
            page.link({ cluster: row.cluster_id }, { class: 'cluster' }, named(row, 'cluster')),
            h('span', { class: 'place' }, placeWords({ ...row, prefecture: null })),
            quality(row),
            h('span', { class: 'distance' }, distance(row.distance_m)))))));
}
