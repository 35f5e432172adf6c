// node-pg.
//
// usage: with_node_pg.mjs QUESTIONS; PGHOST and so on lead to the database.
// Prints a line for each row: the name of the question and the columns.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import pg from 'pg';

const overview = `SELECT id, name, name_zh, products, quality_max, quality_max_rank, sources, national_share, own, longitude, latitude
                  FROM atlas.cluster_overview ORDER BY id`;
const rank = 'SELECT id, product, cluster, quality_max FROM atlas.specialisation_overview WHERE quality_max_rank >= $1 ORDER BY id';
const tier = 'SELECT id, quality_max FROM atlas.effective_specialisation WHERE quality_max >= $1 ORDER BY id';
const nearest = `SELECT cluster_id, cluster, distance_m, inside, quality_max
                 FROM nearest_cluster($1, ST_SetSRID(ST_MakePoint($2, $3), 4326), $4)`;

const show = (...row) => process.stdout.write(`${row.map((value) => value ?? '\\N').join('\t')}\n`);
const questions = readFileSync(process.argv[2], 'utf8').trimEnd().split('\n').map((line) => line.split('\t'));
const client = new pg.Client();
await client.connect();
const ask = async (text, values, name) => (await client.query({ text, values, name, rowMode: 'array' })).rows;

show('version', createRequire(import.meta.url)('pg/package.json').version);
for (const row of await ask(overview)) show('overview', ...row);
for (const row of await ask(rank, [20])) show('rank', ...row);
for (const asked of ['low', 'medium', 'high', '中端']) {
    for (const row of await ask(tier, [asked], 'tier')) show('tier', asked, ...row);
}
for (const [number, product, longitude, latitude, asked] of questions) {
    const values = [product, Number(longitude), Number(latitude), asked || null];
    for (const row of await ask(nearest, values, 'nearest')) show('nearest', number, ...row);
}

await client.query('BEGIN READ WRITE');
await client.query('CREATE TEMPORARY TABLE own (id integer, tier quality_tier)');
for (const row of [[1, 'high'], [2, 'low'], [3, 'medium'], [4, null]]) await ask('INSERT INTO own VALUES ($1, $2)', row);
for (const row of await ask('SELECT id, tier FROM own ORDER BY tier')) show('write', ...row);
await client.end();
