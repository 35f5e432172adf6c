// The API: for each name its parameters and what answers.  page/offline.mjs
// gives the same answers where there is no server.
import * as sql from './queries.mjs';
import { Refusal } from './refusal.mjs';

// What a name means: the product, the wider one that stands in for it where
// nobody says where it is made, and names to choose from.
async function meaning(query, text) {
    if (text === '') return { asked: '', product: null, scope: null, suggestions: [] };
    const found = await query(sql.found, [text]);
    const taken = found.find((row) => row.taken) ?? null;
    const [scope] = taken ? await query(sql.scope, [text]) : [];
    return {
        asked: text,
        product: taken && { id: taken.id, name: taken.name, name_zh: taken.name_zh, way: taken.way, matched: taken.matched },
        scope: scope ?? null,
        suggestions: taken ? [] : found.map(({ id, name, name_zh }) => ({ id, name, name_zh })),
    };
}

const drawn = new Map(); // areas take half a second: level → tag and answer

export const answers = {
    start: {
        wants: {},
        async answer(query, wanted, { version }) {
            const [counts] = await query(sql.counts);
            return { version, counts, provinces: await query(sql.provinces), products: await query(sql.products) };
        },
    },
    areas: {
        wants: { level: 'province' },
        async answer(query, { level }, { tag }) {
            if (drawn.get(level)?.tag !== tag) {
                const [{ areas }] = await query(sql.areas, [level]);
                drawn.set(level, { tag, areas });
            }
            return drawn.get(level).areas;
        },
    },
    find: {
        wants: { text: undefined },
        async answer(query, { text }) {
            return { found: text === '' ? [] : await query(sql.found, [text]) };
        },
    },
    table: {
        wants: { product: '', quality: '', province: null },
        async answer(query, { product, quality, province }) {
            const meant = await meaning(query, product);
            const [table, unstated, asked] = product === ''
                ? [sql.tableOfAll, sql.unstatedOfAll, []]
                : [sql.tableOfProduct, sql.unstatedOfProduct, [product]];
            const [left] = quality === '' ? [{ unstated: 0 }] : await query(unstated, [province, '', ...asked]);
            const [rows] = await query(table, [province, quality, ...asked]);
            return { ...meant, ...left, ...rows };
        },
    },
    province: {
        wants: { id: undefined },
        async answer(query, { id }) {
            const [province] = await query(sql.province, [id]);
            if (!province) throw new Refusal(404, 'no_such_province', `there is no province ${id}`, 'Ask /api/start for provinces.');
            return { province, products: await query(sql.provinceProducts, [id]) };
        },
    },
    cluster: {
        wants: { id: undefined },
        async answer(query, { id }) {
            const [cluster] = await query(sql.cluster, [id]);
            if (!cluster) throw new Refusal(404, 'no_such_cluster', `there is no cluster ${id}`, 'Ask /api/table for clusters.');
            const contradictions = await query(sql.clusterContradictions, [id]);
            const sides = contradictions.flatMap((x) => [x.claim_a, x.claim_b]).filter((side) => side !== null);
            return {
                cluster,
                products: await query(sql.clusterProducts, [id]),
                claims: await query(sql.clusterClaims, [id, sides]),
                contradictions,
            };
        },
    },
    nearest: {
        wants: { product: '', quality: '', lon: undefined, lat: undefined, k: 5 },
        async answer(query, { product, quality, lon, lat, k }) {
            const meant = await meaning(query, product);
            const [place] = await query(sql.placeAt, [lon, lat]);
            const rows = await (product === ''
                ? query(sql.nearestOfAll, [lon, lat, k, quality])
                : query(sql.nearestOfProduct, [lon, lat, k, quality, product]));
            return { ...meant, place: place ?? null, rows };
        },
    },
};

// Everything at once, for the file that needs no server.
export async function everything(query, state) {
    return {
        start: await answers.start.answer(query, {}, state),
        areas: await answers.areas.answer(query, { level: 'province' }, state),
        clusters: await query(sql.everyCluster),
        specialisations: await query(sql.everySpecialisation),
        claims: await query(sql.everyClaim),
        contradictions: await query(sql.everyContradiction),
    };
}
