// What the server does not do.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { request } from 'node:http';
import { promisify } from 'node:util';
import pg from 'pg';
import { connect } from '../server/database.mjs';
import { asAdmin, program, startServer } from './setting.mjs';
import { test } from './tap.mjs';

// As it is: fetch() would tidy up the path first.
function raw(server, path, options = {}) {
    const { hostname, port } = new URL(server.address);
    return new Promise((resolve, reject) => {
        request({ hostname, port, path, ...options }, (response) => {
            let body = '';
            response.on('data', (chunk) => { body += chunk; }).on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
        }).on('error', reject).end();
    });
}

function refused(body, code) {
    const { error } = JSON.parse(body);
    assert.deepEqual(Object.keys(error).filter((key) => !['code', 'message', 'hint'].includes(key)), []);
    assert.equal(error.code, code);
    assert.doesNotMatch(body, /\bat \S+ \(|node:internal|\.mjs:\d/);
}

export default async function run(server) {
    await test('every answer carries a policy that names this server only', async () => {
        for (const path of ['/', '/main.mjs', '/api/start', '/nothing']) {
            const { headers } = await server.get(path);
            const policy = headers.get('content-security-policy');
            assert.match(policy, /default-src 'none'.*script-src 'self';.*connect-src 'self';/);
            assert.doesNotMatch(policy, /https?:|\*|unsafe/);
            assert.equal(headers.get('x-content-type-options'), 'nosniff');
        }
    });
    await test('it listens on the loopback address only', async () => {
        assert.match(server.address, /^http:\/\/127\.0\.0\.1:/);
        const { status, body } = await raw(server, '/api/start', { headers: { Host: 'atlas.example' } });
        assert.equal(status, 421);
        refused(body, 'wrong_host');
    });
    await test('files and answers are not sent twice', async () => {
        for (const path of ['/', '/style.css', '/maplibre-gl.mjs', '/api/start', '/api/table?product=socks']) {
            const first = await server.get(path);
            const tag = first.headers.get('etag');
            assert.match(tag, /^"[\w.-]+"$/);
            await first.text();
            const again = await server.get(path, { headers: { 'If-None-Match': tag } });
            assert.equal(again.status, 304);
            assert.equal(await again.text(), '');
            assert.equal((await server.get(path, { headers: { 'If-None-Match': '"other"' } })).status, 200);
        }
    });
    await test('the tag carries the version and changes with the atlas', async () => {
        const before = (await server.get('/api/start')).headers.get('etag');
        const { version } = await server.json('/api/start');
        assert.ok(before.startsWith(`"${version}-`));
        await asAdmin("UPDATE atlas.cluster SET note = 'Changed by a test.' WHERE slug = 'test-kazoo'");
        const after = await server.get('/api/start', { headers: { 'If-None-Match': before } });
        assert.equal(after.status, 200);
        assert.notEqual(after.headers.get('etag'), before);
    });
    await test('HEAD is GET without a body; nothing else is answered', async () => {
        for (const path of ['/', '/api/start']) {
            const head = await raw(server, path, { method: 'HEAD' });
            assert.equal(head.status, 200);
            assert.equal(head.body, '');
            assert.ok(Number(head.headers['content-length']) > 1000);
        }
        for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
            const { status, headers, body } = await raw(server, '/api/start', { method });
            assert.equal(status, 405);
            assert.equal(headers.allow, 'GET, HEAD');
            refused(body, 'method_not_allowed');
        }
    });
    await test('no path leads out of the page', async () => {
        const paths = ['/../server.mjs', '/..%2fserver.mjs', '/%2e%2e/server.mjs', '/page/../../README.md', '/server/queries.mjs', '/node_modules/pg/package.json',
            '/package.json', '//etc/passwd', '/etc/passwd', '/main.mjs%00.html', '/api/__proto__', '/api/constructor', '/api/', '/constructor', '/main.mjs/'];
        for (const path of paths) {
            const { status, body } = await raw(server, path);
            assert.equal(status, 404, path);
            refused(body, 'not_found');
        }
        assert.ok([400, 404].includes((await raw(server, 'http://[')).status));
    });
    await test('bad parameters are told, not tried', async () => {
        const bad = ['table?quality=best', 'table?province=x', 'table?province=-1', 'table?province=99999999999', 'table?product=a&product=b', 'areas?level=county',
            'nearest', 'nearest?lon=1', 'nearest?lon=NaN&lat=1', 'nearest?lon=181&lat=0', 'nearest?lon=1&lat=1e9', 'nearest?lon=1&lat=1&k=0', 'nearest?lon=1&lat=1&k=51',
            'nearest?lon=0x10&lat=1', 'cluster', 'cluster?id=', 'cluster?id=1;drop', 'find', `find?text=${'x'.repeat(201)}`, 'table?product=%00'];
        for (const path of bad) {
            const { status, body } = await raw(server, `/api/${path}`);
            assert.equal(status, 400, path);
            refused(body, 'bad_parameter');
        }
        refused((await raw(server, '/api/start?x=1')).body, 'unknown_parameter');
        for (const path of ['cluster?id=999999', 'province?id=999999', 'cluster?id=2147483647']) assert.equal((await raw(server, `/api/${path}`)).status, 404, path);
    });
    await test('text is data, never SQL', async () => {
        for (const text of ["'; DROP TABLE atlas.claim; --", '$1', '\\', "socks' OR true --", '%', '\u202e', '😀'.repeat(50)]) {
            const { product, rows } = await server.json(`/api/table?product=${encodeURIComponent(text)}`);
            assert.ok(product === null || product.name.length > 0, text);
            assert.ok(Array.isArray(rows));
        }
        assert.ok((await server.json('/api/start')).counts.claims > 1000);
    });
    await test('a statement that takes too long is given up', async () => {
        const hasty = await startServer('--timeout', '100');
        try {
            const response = await hasty.get('/api/areas?level=prefecture');
            assert.equal(response.status, 503);
            refused(await response.text(), 'timeout');
            assert.equal((await hasty.get('/main.mjs')).status, 200);
        } finally {
            await hasty.stop();
        }
    });
    await test('the role can write nothing, whatever it sets', async () => {
        const client = new pg.Client();
        await client.connect();
        try {
            await assert.rejects(client.query("UPDATE atlas.cluster SET note = 'x'"), { code: '25006' });
            await client.query('SET default_transaction_read_only = off');
            for (const statement of ["UPDATE atlas.cluster SET note = 'x'", 'DELETE FROM atlas.claim', "INSERT INTO atlas.source (slug, title) VALUES ('x', 'x')",
                'CREATE TABLE x (a integer)', 'CREATE TABLE public.x (a integer)', 'CREATE TEMP TABLE x (a integer)', "COPY atlas.source TO '/tmp/x'"]) {
                await assert.rejects(client.query(statement), { code: '42501' }, statement);
            }
        } finally {
            await client.end();
        }
    });
    await test('not even a superuser could write through the server', async () => {
        const { PGADMIN, PGDATABASE, PGHOST } = process.env;
        const atlas = connect(`postgres://${PGADMIN}@/${PGDATABASE}?host=${encodeURIComponent(PGHOST)}`, 10000);
        try {
            for (const statement of ["UPDATE atlas.cluster SET note = 'x'", 'CREATE TABLE public.x (a integer)', "SELECT nextval('atlas.user_id')"]) {
                await assert.rejects(atlas.snapshot((query) => query(statement)), { code: '25006' }, statement);
            }
            assert.deepEqual(await atlas.snapshot((query) => query('SHOW statement_timeout')), [{ statement_timeout: '10s' }]);
        } finally {
            await atlas.end();
        }
        assert.doesNotMatch(server.said(), /superuser/);
    });
    await test('a superuser is warned', async () => {
        const mighty = await startServer('--database', `postgres://${process.env.PGADMIN}@/${process.env.PGDATABASE}?host=${encodeURIComponent(process.env.PGHOST)}`);
        assert.match(mighty.said(), /superuser/);
        assert.equal(await mighty.stop(), 0);
    });
    await test('a database without the atlas, or none, is told in one sentence', async () => {
        const start = (...options) => promisify(execFile)(process.execPath, [program, ...options]).catch((error) => error);
        for (const [options, said] of [[['--database', `postgres:///postgres?host=${encodeURIComponent(process.env.PGHOST)}`], /CREATE EXTENSION cluster_atlas/],
            [['--database', 'postgres://127.0.0.1:1/none'], /cannot be reached/], [['--port', '70000'], /--port is a number/], [['--prt', '1'], /usage:/]]) {
            const { code, stderr } = await start(...options);
            assert.ok(code > 0);
            assert.match(stderr, said);
            assert.doesNotMatch(stderr, /^\s+at /m);
        }
        const { stdout } = await start('--help');
        assert.match(stdout, /^usage:/);
    });
}
