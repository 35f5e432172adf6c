// PostGraphile, on the schema api that create_api made: GraphQL over HTTP.
//
// usage: with_postgraphile.mjs QUESTIONS [GRAPHQL]; PGHOST and so on lead to the database.
// Prints a line for each row: the name of the question and the columns; then
// runs the query of the file GRAPHQL, which must give rows and no error.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import pg from 'pg';
import { postgraphile } from 'postgraphile';

const overview = `{ allClusters(orderBy: PRIMARY_KEY_ASC) { nodes {
    id name nameZh products qualityMax qualityMaxRank sources nationalShare own longitude latitude } } }`;
const rank = `query ($rank: Int!) { allSpecialisations(condition: { qualityMaxRank: $rank }) { nodes {
    id product clusterByClusterId { name } qualityMax } } }`;
const nearest = `query ($product: String!, $longitude: Float!, $latitude: Float!, $tier: String) {
    nearestClusters(product: $product, longitude: $longitude, latitude: $latitude, k: 1, minQuality: $tier) { nodes {
    id cluster distanceM inside qualityMax } } }`;
const made = `query ($product: String!, $tier: String) { clustersFor(product: $product, minQuality: $tier) { nodes {
    clusterId product qualityMax sources } } }`;

const show = (...row) => process.stdout.write(`${row.map((value) => value ?? '\\N').join('\t')}\n`);
const questions = readFileSync(process.argv[2], 'utf8').trimEnd().split('\n').map((line) => line.split('\t'));
const pool = new pg.Pool();
const server = createServer(postgraphile(pool, 'api', { pgDefaultRole: 'web', disableQueryLog: true }));
await new Promise((listening) => { server.listen(0, '127.0.0.1', listening); });

async function ask(query, variables) {
    const response = await fetch(`http://127.0.0.1:${server.address().port}/graphql`, {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query, variables }) });
    const { data, errors } = await response.json();
    if (errors) throw new Error(errors.map((error) => error.message).join('; '));
    return Object.values(data).map(({ nodes }) => nodes);
}

show('version', createRequire(import.meta.url)('postgraphile/package.json').version);
for (const row of (await ask(overview))[0]) show('overview', ...Object.values(row));
const ranked = (await Promise.all([20, 30].map((asked) => ask(rank, { rank: asked })))).flat(2);
for (const row of ranked.sort((a, b) => a.id - b.id)) show('rank', row.id, row.product, row.clusterByClusterId.name, row.qualityMax);
for (const [number, product, longitude, latitude, asked] of questions) {
    const tier = asked || null;
    const [[one]] = await ask(nearest, { product, longitude: Number(longitude), latitude: Number(latitude), tier });
    show('nearest', number, ...Object.values(one ?? { id: null, cluster: null, distanceM: null, inside: null, qualityMax: null }));
    for (const row of (await ask(made, { product, tier }))[0]) show('made', number, ...Object.values(row));
}
if (process.argv[3]) {
    const answers = await ask(readFileSync(process.argv[3], 'utf8'));
    if (answers.some((nodes) => nodes.length === 0)) throw new Error('a part of the query that is documented gives no row');
    show('documented', answers.length);
}
await new Promise((closed) => { server.close(closed); server.closeAllConnections?.(); });
await pool.end();
