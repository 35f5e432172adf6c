// Tiles asked for as pg_tileserv and Martin do, and decoded by Mapbox's library.
//
// usage: with_vector_tile.mjs; PGHOST and so on lead to the database.
// Prints a line for each point: the name of the question and what the tile says.
import { readFileSync } from 'node:fs';
import { VectorTile } from '@mapbox/vector-tile';
import Pbf from 'pbf';
import pg from 'pg';

const functions = [
    ['atlas.cluster_tiles', 'SELECT atlas.cluster_tiles($1, $2, $3, $4, $5) AS tile', (product, tier) => [product, tier]],
    ['clusters', 'SELECT atlas.cluster_mvt($1, $2, $3, $4) AS tile', (product, tier) => [JSON.stringify({ product, min_quality: tier })]]];
const tiles = [['whole', 0, 0, 0, '', ''], ['part', 6, 53, 26, 'footwear', 'medium'], ['part', 6, 53, 26, '', '']];
const properties = ['name', 'name_zh', 'place', 'province', 'role', 'products', 'products_zh', 'product_count', 'quality_min', 'quality_max',
    'quality_rank', 'national_percent', 'global_percent', 'rank'];

const show = (...row) => process.stdout.write(`${row.map((value) => value ?? '\\N').join('\t')}\n`);
const client = new pg.Client();
await client.connect();
show('version', JSON.parse(readFileSync(new URL('node_modules/@mapbox/vector-tile/package.json', import.meta.url))).version);
for (const [layer, sql, values] of functions) {
    for (const [question, z, x, y, product, tier] of tiles) {
        const { rows: [{ tile }] } = await client.query(sql, [z, x, y, ...values(product, tier)]);
        const { layers } = new VectorTile(new Pbf(tile));
        if (Object.keys(layers).join() !== layer) throw new Error(`layers ${Object.keys(layers)} instead of ${layer}`);
        for (let i = 0; i < layers[layer].length; i++) {
            const feature = layers[layer].feature(i);
            const { geometry } = feature.toGeoJSON(x, y, z);
            show(question, layer, tier, feature.id, ...properties.map((name) => feature.properties[name]), ...geometry.coordinates);
            const strange = Object.keys(feature.properties).filter((name) => !properties.includes(name));
            if (strange.length) throw new Error(`there are properties ${strange}`);
        }
    }
}
await client.end();
