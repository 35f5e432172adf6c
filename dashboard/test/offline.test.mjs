// The file that needs no server answers as the server does.
import assert from 'node:assert/strict';
import { connect } from '../server/database.mjs';
import { everything } from '../server/answers.mjs';
import { offline } from '../page/offline.mjs';
import { test } from './tap.mjs';

const pick = (rows, ...keys) => rows.map((row) => keys.map((key) => row[key]));
const columns = ['nth', 'cluster_id', 'product', 'product_zh', 'quality_min', 'quality_max', 'rank', 'national_share', 'global_share', 'sources', 'claims', 'place_zh', 'role', 'own'];

export default async function run(server) {
    const atlas = connect(undefined, 60000);
    const data = JSON.parse(JSON.stringify(await atlas.snapshot(everything)));
    await atlas.end();
    const inside = offline(data);
    const both = async (name, wanted) => [await server.json(`/api/${name}?${new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== null))}`), await inside[name](wanted)];

    await test('offline: the same table for one product in seventeen', async () => {
        for (const [i, { name: product }] of data.start.products.entries()) {
            if (i % 17) continue; // each takes the server a tenth of a second
            const wanted = { product, quality: ['', 'low', 'medium', 'high'][i % 4], province: i % 3 === 0 ? data.start.provinces[i % 31].id : null };
            const [a, b] = await both('table', wanted);
            assert.deepEqual(pick(b.rows, ...columns.slice(1)), pick(a.rows, ...columns.slice(1)), product);
            for (const key of ['asked', 'product', 'scope', 'total', 'unstated', 'bars']) assert.deepEqual(b[key], a[key], `${product} ${key}`);
        }
    });
    await test('offline: the same list of all clusters', async () => {
        for (const quality of ['', 'low', 'medium', 'high']) {
            const [a, b] = await both('table', { product: '', quality, province: null });
            assert.deepEqual(pick(b.rows, ...columns), pick(a.rows, ...columns));
            assert.deepEqual([b.total, b.bars, b.unstated], [a.total, a.bars, a.unstated]);
        }
    });
    await test('offline: the same provinces and clusters', async () => {
        for (const { id } of data.start.provinces.slice(0, 12)) {
            const [a, b] = await both('province', { id });
            assert.deepEqual(b.products, a.products);
        }
        const some = data.clusters.filter((row, i) => i % 23 === 0 || row.own || data.contradictions.some((x) => data.claims.some((k) => k.cluster_id === row.id && k.id === x.claim_a)));
        for (const { id } of some) {
            const [a, b] = await both('cluster', { id });
            assert.deepEqual(pick(b.products, 'id', 'quality_min', 'quality_max', 'sources', 'price'), pick(a.products, 'id', 'quality_min', 'quality_max', 'sources', 'price'));
            assert.deepEqual(b.claims, a.claims);
            assert.deepEqual(b.contradictions, a.contradictions);
        }
    });
    await test('offline: the same nearest clusters, to the millimetre', async () => {
        for (let i = 0; i < 40; i++) {
            const wanted = { product: ['', 'footwear', 'lighting', 'toys'][i % 4], quality: i % 5 ? '' : 'medium', lon: 75 + ((i * 37) % 590) / 10, lat: 18 + ((i * 53) % 350) / 10, k: 5 };
            const [a, b] = await both('nearest', wanted);
            assert.deepEqual(pick(b.rows, 'cluster_id'), pick(a.rows, 'cluster_id'), JSON.stringify(wanted));
            b.rows.forEach((row, j) => assert.ok(Math.abs(row.distance_m - a.rows[j].distance_m) < 0.002));
        }
    });
    await test('offline: names in Chinese, plural and misspelt', async () => {
        const find = async (text) => (await inside.find({ text })).found.find((row) => row.taken)?.name;
        for (const text of ['sungalsses', '太阳镜', 'Sunglass', 'SUNGLASSES ']) assert.equal(await find(text), 'sunglasses', text);
        assert.equal(await find('helicopters'), undefined);
        assert.equal(await find('qqqq'), undefined);
    });
}
