// The map: provinces coloured by how many clusters are shown, the clusters on
// top.  It asks nothing of anybody: no tiles, no glyphs (the browser's own
// fonts draw the names), and shapes that the atlas computes.
import { Map as MapLibre, Marker, NavigationControl, setWorkerUrl } from './maplibre-gl.mjs';
import { ask } from './ask.mjs';
import { byId, fill, h } from './dom.mjs';
import { tiers } from './quality.mjs';
import { rounded } from './state.mjs';
import { named, spoken, t } from './words.mjs';

// One ramp from light to dark in other hues, so that it is a ramp to every eye; style.css has it too.
const byQuality = ['match', ['get', 'quality'], 'high', '#2b2f77', 'medium', '#1f9a8a', 'low', '#e8b021', '#ffffff'];
const land = ['#f6f4ec', '#eee8d8', '#e6dcc2', '#dccfa9', '#d2c191'];
const china = [[73.5, 17.6], [135.1, 53.6]];
const ease = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 500;

const held = document.getElementById('worker');
setWorkerUrl(held ? `data:text/javascript;base64,${held.textContent}` : new URL('maplibre-gl-worker.mjs', document.baseURI).href);

const collection = (features) => ({ type: 'FeatureCollection', features });

// Lines every ten degrees, so that the sea is not a blank.
const graticule = collection([
    ...Array.from({ length: 15 }, (_, i) => 50 + 10 * i).map((lon) => [[lon, -10], [lon, 75]]),
    ...Array.from({ length: 8 }, (_, i) => 10 * i).map((lat) => [[40, lat], [200, lat]]),
].map((coordinates) => ({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } })));

// What nobody states is hollow, so that no eye takes it for a tier.
const unless = (unknown, known) => ['case', ['==', ['get', 'quality'], 'unknown'], unknown, known];
const size = (least, most) => ['interpolate', ['linear'], ['zoom'], 3, least, 8, most];

const source = (data) => ({ type: 'geojson', data });
const halo = { 'text-halo-color': 'rgba(255, 255, 255, 0.9)', 'text-halo-width': 1.4 };
const font = ['sans-serif'];

const style = {
    version: 8,
    sources: { graticule: source(graticule), areas: source(collection([])), names: source(collection([])), clusters: source(collection([])) },
    layers: [
        { id: 'sea', type: 'background', paint: { 'background-color': '#e3ecf0' } },
        { id: 'graticule', type: 'line', source: 'graticule', paint: { 'line-color': '#cfdde3', 'line-width': 1 } },
        { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': ['coalesce', ['feature-state', 'colour'], land[0]], 'fill-antialias': false } },
        { id: 'edges', type: 'line', source: 'areas', paint: { 'line-color': '#ffffff', 'line-width': 1.2 } },
        { id: 'chosen', type: 'line', source: 'areas', filter: ['==', ['id'], -1], paint: { 'line-color': '#243b6b', 'line-width': 2.4 } },
        {
            id: 'names', type: 'symbol', source: 'names', minzoom: 2,
            layout: { 'text-field': ['get', 'name'], 'text-font': font, 'text-size': size(10.5, 14), 'text-max-width': 6, 'text-padding': 3, 'symbol-sort-key': ['get', 'order'] },
            paint: { 'text-color': '#6b6348', ...halo, 'text-halo-color': 'rgba(250, 247, 238, 0.85)' },
        },
        {
            id: 'clusters', type: 'circle', source: 'clusters',
            layout: { 'circle-sort-key': ['get', 'order'] },
            paint: {
                'circle-color': byQuality, 'circle-radius': ['interpolate', ['linear'], ['zoom'], 3, unless(3.2, 4.5), 8, unless(6.5, 8)],
                'circle-stroke-color': unless('#7d8794', '#ffffff'), 'circle-stroke-width': unless(1.4, 1),
            },
        },
        { id: 'picked', type: 'circle', source: 'clusters', filter: ['==', ['id'], -1], paint: { 'circle-radius': size(9, 14), 'circle-opacity': 0, 'circle-stroke-color': '#c2410c', 'circle-stroke-width': 2.5 } },
        {
            id: 'labels', type: 'symbol', source: 'clusters', minzoom: 5.2,
            layout: { 'text-field': ['get', 'name'], 'text-font': font, 'text-size': 12, 'text-offset': [0, 0.9], 'text-anchor': 'top', 'text-max-width': 9, 'text-optional': true, 'symbol-sort-key': ['-', 0, ['get', 'order']] },
            paint: { 'text-color': '#1d2733', ...halo },
        },
    ],
};

// The step of the land's colours for so many of at most so many clusters.
const shade = (clusters, most) => (clusters ? land[Math.min(land.length - 1, 1 + Math.floor((clusters / (most + 1)) * (land.length - 1)))] : land[0]);

function features(rows) {
    return collection(rows.map((row) => ({
        type: 'Feature',
        id: row.cluster_id,
        geometry: { type: 'Point', coordinates: [row.longitude, row.latitude] },
        properties: { name: named(row, 'cluster'), quality: row.quality_max ?? 'unknown', order: tiers.indexOf(row.quality_max) * 10000 - row.nth },
    })));
}

function legend() {
    fill('legend', h('details', { open: innerWidth > 700 }, h('summary', {}, t('legendTitle')),
        h('p', { class: 'key' }, [...tiers].reverse().concat('unknown').map((tier) => h('span', { class: tier }, h('i'), t(tier)))),
        h('p', {}, t('approximate')), h('p', {}, t('legendAreas'), ' ', t('legendHelp'))));
}

export function makeMap(page) {
    let map;
    try {
        map = new MapLibre({
            container: 'map', style, bounds: china, fitBoundsOptions: { padding: 8 }, minZoom: 1.5, maxZoom: 11, maxBounds: [[45, -8], [165, 68]],
            attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, renderWorldCopies: false, fadeDuration: 0,
        });
    } catch {
        byId('map').append(h('p', { class: 'no-map' }, t('noMap')));
        return { show() {} };
    }
    window.atlasMap = map; // for whoever looks at the page from outside, our tests among them
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    const pin = new Marker({ color: '#c2410c' });
    pin.getElement().setAttribute('aria-hidden', 'true');
    const ready = map.once('load');
    let areas = null;
    let last = {};
    const drawn = ask('areas').then((answer) => {
        areas = answer;
        return ready;
    }).then(() => map.getSource('areas').setData(areas)).catch(() => {});

    // What a click at this point of the screen means: a cluster, or the point and its province.
    function choose(point, lngLat) {
        const box = [[point.x - 5, point.y - 5], [point.x + 5, point.y + 5]];
        const [cluster] = map.queryRenderedFeatures(box, { layers: ['clusters'] });
        if (cluster) {
            page.go({ cluster: cluster.id });
            return;
        }
        const [area] = map.queryRenderedFeatures(point, { layers: ['areas'] });
        page.go({ at: rounded(lngLat), cluster: null, ...(area ? { province: area.id } : {}) });
    }

    map.on('click', ({ point, lngLat }) => choose(point, lngLat));
    const canvas = map.getCanvas();
    canvas.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        choose(map.project(map.getCenter()), map.getCenter());
    });

    const tip = byId('tip');
    map.on('mousemove', ({ point }) => {
        const [over] = map.queryRenderedFeatures(point, { layers: ['clusters', 'areas'] });
        canvas.style.cursor = over ? 'pointer' : '';
        tip.hidden = !over;
        if (over) {
            const name = over.layer.id === 'clusters' ? over.properties.name : named(over.properties, 'name');
            const bar = over.layer.id === 'areas' && last.counts?.get(over.id);
            tip.textContent = bar ? `${name}: ${t('clusters', bar.clusters)}` : name;
            tip.style.transform = `translate(${point.x + 14}px, ${point.y + 14}px)`;
        }
    });
    map.on('mouseout', () => { tip.hidden = true; });

    function showNames(provinces) {
        map.getSource('names').setData(collection(provinces.map((province) => ({
            type: 'Feature', geometry: { type: 'Point', coordinates: centre(province.id) },
            properties: { name: shortName(named(province, 'name')), order: -province.clusters },
        })).filter(({ geometry }) => geometry.coordinates)));
    }

    // The middle of the largest part of an area's shape, as the mean of its corners.
    function centre(id) {
        const parts = areas?.features.find((area) => area.id === id)?.geometry.coordinates;
        if (!parts) return null;
        const [ring] = parts.map(([outer]) => outer).sort((a, b) => b.length - a.length);
        return [0, 1].map((axis) => ring.slice(1).reduce((sum, corner) => sum + corner[axis], 0) / (ring.length - 1));
    }

    function fit(province) {
        const parts = areas?.features.find((area) => area.id === province)?.geometry.coordinates;
        if (!parts) {
            map.fitBounds(china, { padding: 8, duration: ease });
            return;
        }
        const corners = parts.flat(2);
        const edge = (pick, axis) => pick(...corners.map((corner) => corner[axis]));
        map.fitBounds([[edge(Math.min, 0), edge(Math.min, 1)], [edge(Math.max, 0), edge(Math.max, 1)]], { padding: 50, maxZoom: 8, duration: ease });
    }

    function showState(table, state, province) {
        const counts = new Map(table.bars.map((bar) => [bar.province_id, bar]));
        const most = Math.max(0, ...table.bars.filter((bar) => bar.province_id !== null).map((bar) => bar.clusters));
        for (const { id } of areas?.features ?? []) map.setFeatureState({ source: 'areas', id }, { colour: shade(counts.get(id)?.clusters, most) });
        map.getSource('clusters').setData(features(table.rows));
        map.setFilter('chosen', ['==', ['id'], province?.id ?? -1]);
        map.setFilter('picked', ['==', ['id'], state.cluster ?? -1]);
        if (last.lang !== spoken()) showNames(page.atlas.provinces);
        if (state.at) pin.setLngLat([state.at.lon, state.at.lat]).addTo(map);
        else pin.remove();
        if ((last.province ?? null) !== (province?.id ?? null)) fit(province?.id);
        const picked = table.rows.find((row) => row.cluster_id === state.cluster);
        if (picked && !map.getBounds().contains([picked.longitude, picked.latitude])) map.easeTo({ center: [picked.longitude, picked.latitude], duration: ease });
        last = { lang: spoken(), province: province?.id, counts };
    }

    return {
        async show(table, state, province) {
            legend();
            canvas.setAttribute('aria-label', t('mapTitle'));
            for (const [kind, word] of [['in', 'zoomIn'], ['out', 'zoomOut']]) {
                const button = document.querySelector(`.maplibregl-ctrl-zoom-${kind}`);
                button.title = t(word);
                button.setAttribute('aria-label', t(word));
            }
            await Promise.all([ready, drawn]);
            if (page.state === state) showState(table, state, province);
        },
    };
}

// 'Guangxi Zhuang Autonomous Region' and 广西壮族自治区 have no room on the map.
const shortName = (name) => name.replace(/(壮族|回族|维吾尔)?自治区$|省$|市$|特别行政区$/, '').replace(/ (Zhuang|Hui|Uygur|Uyghur)?\s*(Autonomous Region|SAR)$/, '');
