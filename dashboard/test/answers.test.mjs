// The answers against SQL of our own, and what they say of names.
import assert from 'node:assert/strict';
import pg from 'pg';
import { test } from './tap.mjs';

async function sql(text, values) {
    const client = new pg.Client();
    await client.connect();
    try {
        return (await client.query(text, values)).rows;
    } finally {
        await client.end();
    }
}

const ids = (rows) => rows.map((row) => row.cluster_id);

export default async function run(server) {
    const ask = (name, wanted) => server.json(`/api/${name}?${new URLSearchParams(wanted)}`);

    await test('the table is that of clusters_for(), for every quality', async () => {
        for (const product of ['sunglasses', 'footwear', 'toys', 'kazoos']) {
            for (const quality of ['', 'low', 'medium', 'high']) {
                const rows = await sql('SELECT cluster_id FROM clusters_for($1, NULLIF($2, \'\')::quality_tier, NULL)', [product, quality]);
                const answer = await ask('table', { product, quality });
                assert.deepEqual(ids(answer.rows), ids(rows), `${product} ${quality}`);
                assert.equal(answer.total, rows.length);
            }
        }
    });
    await test('without a product all clusters are there', async () => {
        const { rows, total, bars } = await ask('table', {});
        const [{ n }] = await sql('SELECT count(*)::integer AS n FROM atlas.cluster_overview');
        assert.equal(total, n);
        assert.equal(new Set(ids(rows)).size, n);
        assert.equal(bars.reduce((sum, bar) => sum + bar.clusters, 0), n);
        for (const bar of bars) assert.equal(bar.high + bar.medium + bar.low + bar.unknown, bar.clusters);
    });
    await test('a province leaves only its own', async () => {
        const whole = await ask('table', { product: 'footwear' });
        for (const { province_id: id, clusters } of whole.bars.filter((bar) => bar.province_id)) {
            const { rows, bars } = await ask('table', { product: 'footwear', province: id });
            assert.equal(rows.length, clusters);
            assert.ok(rows.every((row) => row.province_id === id));
            assert.deepEqual(bars, whole.bars);
        }
    });
    await test('misspelt, Chinese and plural names are read as everywhere', async () => {
        for (const text of ['sungalsses', '太阳镜', 'Sun Glasses', 'sunglass']) assert.equal((await ask('table', { product: text })).product.name, 'sunglasses', text);
    });
    await test('an unknown name has no answer, and others to choose from', async () => {
        const answer = await ask('table', { product: 'helicopters' });
        assert.equal(answer.product, null);
        assert.deepEqual(answer.rows, []);
        assert.ok(answer.suggestions.some(({ name }) => /helicopter/.test(name)));
        assert.deepEqual((await ask('table', { product: 'qqqq' })).suggestions, []);
        assert.deepEqual((await ask('nearest', { product: 'qqqq', lon: 120, lat: 30 })).rows, []);
    });
    await test('the nearest are those of PostGIS', async () => {
        for (const [lon, lat] of [[120.2, 29.7], [87.6, 43.8], [113.1, 23], [0, 0]]) {
            for (const product of ['', 'footwear']) {
                const rows = await sql(`SELECT c.id AS cluster_id, ST_Distance(c.location, ST_Point($1, $2)::geography) AS d FROM atlas.effective_cluster c
                    WHERE $3 = '' OR c.id IN (SELECT f.cluster_id FROM clusters_for($3, NULL, NULL) f) ORDER BY 2, 1 LIMIT 7`, [lon, lat, product]);
                const answer = await ask('nearest', { product, lon, lat, k: 7 });
                assert.deepEqual(ids(answer.rows), ids(rows));
                answer.rows.forEach((row, i) => assert.ok(Math.abs(row.distance_m - rows[i].d) < 0.01));
            }
        }
        assert.equal((await ask('nearest', { lon: 120.2, lat: 29.7 })).place.province, 'Zhejiang');
    });
    await test('every figure of a cluster has a claim, and every claim a source', async () => {
        for (const { cluster_id: id } of (await ask('table', { product: 'bags and luggage' })).rows) {
            const { products, claims } = await ask('cluster', { id });
            for (const product of products) {
                const said = claims.filter((claim) => claim.product_id === product.id);
                assert.ok(said.length > 0 && said.every((claim) => claim.source));
                for (const share of [product.national_share, product.global_share].filter((value) => value !== null)) {
                    assert.ok(said.some((claim) => claim.followed && claim.value === share), `${product.name} of ${id}`);
                }
            }
        }
    });
    await test('a contradiction comes with both its claims', async () => {
        const found = await sql('SELECT x.claim_a, x.claim_b, k.cluster_id FROM atlas.contradiction x JOIN atlas.claim k ON k.id IN (x.claim_a, x.claim_b)');
        assert.ok(found.length >= 4);
        for (const { claim_a: a, claim_b: b, cluster_id: id } of found) {
            const { contradictions, claims } = await ask('cluster', { id });
            assert.ok(contradictions.some((x) => x.claim_a === a && x.claim_b === b));
            for (const side of [a, b]) assert.ok(claims.some((claim) => claim.id === side));
        }
    });
}
