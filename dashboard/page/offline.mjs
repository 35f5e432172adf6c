// The answers of server/answers.mjs from the atlas inside the file.
import { holds, metres } from './geodesic.mjs';
import { names } from './offline_names.mjs';

const tiers = ['low', 'medium', 'high'];
const reaches = (row, quality) => !quality || tiers.indexOf(row.quality_max) >= tiers.indexOf(quality);

function index(rows, key) {
    const groups = new Map();
    for (const row of rows) {
        if (!groups.has(row[key])) groups.set(row[key], []);
        groups.get(row[key]).push(row);
    }
    return groups;
}

// Largest or smallest first by each key in turn; what is not known comes last.
function by(...keys) {
    return (a, b) => {
        for (const [key, sign] of keys) {
            const [x, y] = [a[key] ?? null, b[key] ?? null];
            if (x !== y) return x === null ? 1 : y === null ? -1 : (x < y ? -1 : 1) * sign;
        }
        return 0;
    };
}

export function offline({ start, areas, clusters, specialisations, claims, contradictions }) {
    const products = new Map(start.products.map((product) => [product.id, product]));
    const children = index(start.products, 'parent_id');
    const made = index(specialisations, 'product_id');
    const madeAt = index(specialisations, 'cluster_id');
    const cluster = new Map(clusters.map((row) => [row.id, row]));
    const find = names(start.products);

    // A product and all below it, with the distance in the tree.
    function below(id, distance = 0) {
        return [{ id, distance }, ...(children.get(id) ?? []).flatMap((child) => below(child.id, distance + 1))];
    }

    const answers = (id) => below(id).some((one) => made.has(one.id));

    function meaning(asked) {
        if (!asked) return { asked: '', product: null, scope: null, suggestions: [] };
        const found = find(asked);
        const taken = found.find((row) => row.taken) ?? null;
        let scope = taken && products.get(taken.id);
        while (scope && !answers(scope.id)) scope = products.get(scope.parent_id) ?? null;
        const short = ({ id, name, name_zh }) => ({ id, name, name_zh });
        return {
            asked,
            product: taken && { ...short(taken), way: taken.way, matched: taken.matched },
            scope: scope ? short(scope) : null,
            suggestions: taken ? [] : found.map(short),
        };
    }

    const located = (row) => ({
        cluster_id: row.id, cluster: row.name, cluster_zh: row.name_zh, place: row.place, place_zh: row.place_zh, level: row.level,
        prefecture: row.prefecture, prefecture_zh: row.prefecture_zh, province_id: row.province_id, province: row.province,
        province_zh: row.province_zh, role: row.role, title: row.title, own: row.own, longitude: row.longitude, latitude: row.latitude,
    });

    // Each cluster once, by what it says of the product itself or of the nearest below it.
    function ofProduct(scope, quality) {
        const best = new Map();
        for (const { id, distance } of below(scope.id)) {
            for (const row of made.get(id) ?? []) {
                const old = best.get(row.cluster_id);
                if (reaches(row, quality) && (!old || by(['distance', 1], ['product_id', 1])({ distance, product_id: id }, old) < 0)) {
                    best.set(row.cluster_id, { ...row, distance });
                }
            }
        }
        return [...best.values()].sort(by(['rank', 1], ['national_share', -1], ['global_share', -1], ['sources', -1], ['cluster_id', 1]))
            .map((row) => ({
                ...located(cluster.get(row.cluster_id)), quality_min: row.quality_min, quality_max: row.quality_max, rank: row.rank,
                national_share: row.national_share, global_share: row.global_share, price: row.price, as_of: row.as_of,
                product_id: row.product_id, product: products.get(row.product_id).name, product_zh: products.get(row.product_id).name_zh,
                product_count: 1, sources: row.sources, claims: row.claims,
            }));
    }

    function ofAll(quality) {
        return clusters.filter((row) => reaches(row, quality)).sort(by(['sources', -1], ['claims', -1], ['name', 1], ['id', 1])).map((row) => ({
            ...located(row), quality_min: row.quality_min, quality_max: row.quality_max, rank: null, national_share: null, global_share: null,
            price: null, as_of: null, product_id: null, product: row.products, product_zh: row.products_zh, product_count: row.product_count,
            sources: row.sources, claims: row.claims,
        }));
    }

    function rows(meant, quality) {
        if (meant.asked === '') return ofAll(quality);
        return meant.scope ? ofProduct(meant.scope, quality) : [];
    }

    function bars(all) {
        return [...index(all, 'province_id')].map(([province, of]) => ({
            province_id: province, clusters: of.length,
            ...Object.fromEntries(tiers.map((tier) => [tier, of.filter((row) => row.quality_max === tier).length])),
            unknown: of.filter((row) => !row.quality_max).length,
        })).sort(by(['clusters', -1], ['province_id', 1]));
    }

    return {
        start: async () => start,
        areas: async () => areas,
        find: async ({ text }) => ({ found: find(text) }),
        async table({ product, quality, province }) {
            const meant = meaning(product);
            const here = (all) => all.filter((row) => !province || row.province_id === province);
            const all = rows(meant, quality);
            const shown = here(all).map((row, i) => ({ nth: i + 1, ...row }));
            const unstated = quality ? here(rows(meant, '')).filter((row) => !row.quality_max).length : 0;
            return { ...meant, unstated, total: shown.length, bars: bars(all), rows: shown };
        },
        async province({ id }) {
            const province = start.provinces.find((one) => one.id === id);
            if (!province) throw new Error(`there is no province ${id}`);
            const of = index(clusters.filter((row) => row.province_id === id).flatMap((row) => madeAt.get(row.id) ?? []), 'product_id');
            const list = [...of].map(([key, all]) => ({ id: key, name: products.get(key).name, name_zh: products.get(key).name_zh, clusters: new Set(all.map((row) => row.cluster_id)).size }));
            return { province, products: list.sort(by(['clusters', -1], ['name', 1], ['id', 1])) };
        },
        async cluster({ id }) {
            if (!cluster.has(id)) throw new Error(`there is no cluster ${id}`);
            const own = claims.filter((claim) => claim.cluster_id === id);
            const said = contradictions.filter((x) => own.some((claim) => claim.id === x.claim_a || claim.id === x.claim_b || (x.claim_a === null
                && claim.followed && claim.product_id === x.product_id && claim.metric === x.metric && claim.scope === x.scope)));
            const sides = new Set(said.flatMap((x) => [x.claim_a, x.claim_b]));
            return {
                cluster: cluster.get(id),
                products: (madeAt.get(id) ?? []).map((row) => ({ ...row, id: row.product_id, name: products.get(row.product_id).name, name_zh: products.get(row.product_id).name_zh }))
                    .sort(by(['name', 1], ['id', 1])),
                claims: claims.filter((claim) => claim.cluster_id === id || sides.has(claim.id)),
                contradictions: said,
            };
        },
        async nearest({ product, quality, lon, lat, k = 5 }) {
            const meant = meaning(product);
            const near = rows(meant, quality).map((row) => ({ ...row, distance_m: metres({ lon, lat }, { lon: row.longitude, lat: row.latitude }) }));
            const area = areas.features.find(({ geometry }) => holds(geometry.coordinates, { lon, lat }))?.properties;
            const place = area && { place: area.name, place_zh: area.name_zh, level: 'province', province: area.name, province_zh: area.name_zh, province_id: area.id, approximate: area.approximate };
            return { ...meant, place: place ?? null, rows: near.sort(by(['distance_m', 1], ['cluster_id', 1])).slice(0, k) };
        },
    };
}
