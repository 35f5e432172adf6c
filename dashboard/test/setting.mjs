// What the tests stand on: rows of a user's own, and a server of our own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export const program = fileURLToPath(new URL('../server.mjs', import.meta.url));

// Runs SQL as who may write.
export async function asAdmin(...statements) {
    const client = new pg.Client({ user: process.env.PGADMIN });
    await client.connect();
    try {
        for (const statement of statements) await client.query(statement);
    } finally {
        await client.end();
    }
}

// Two sources that contradict each other, one with an address of the web, one
// with an address that must never become a link; names that look like HTML.
export const addOwnRows = () => asAdmin(
    `INSERT INTO atlas.source (slug, title, publisher, published, url) VALUES
        ('test-web', 'Kazoo yearbook', 'Test press', '2024', 'https://example.org/kazoo?a=1&b=2'),
        ('test-script', 'Kazoo <b>leaflet</b>', NULL, NULL, 'javascript:alert(1)')`,
    "INSERT INTO atlas.product (slug, parent_id, name, name_zh) SELECT 'test-kazoo', id, 'kazoos', '卡祖笛' FROM atlas.product WHERE parent_id IS NULL AND name = 'toys'",
    `INSERT INTO atlas.cluster (slug, name, name_zh, place_id, location, radius_m, role, title)
        SELECT 'test-kazoo', '<img src=x onerror=alert(1)> kazoos', '测试卡祖笛业', id, location, 5000, 'production', 'Kazoo "Capital"' FROM atlas.place WHERE slug = 'yiwu-jinhua'`,
    `INSERT INTO atlas.specialisation (cluster_id, product_id, quality_min, quality_max, national_share, as_of)
        SELECT c.id, p.id, 'low', 'medium', 0.6, 2024 FROM atlas.cluster c, atlas.product p WHERE c.slug = 'test-kazoo' AND p.slug = 'test-kazoo'`,
    `INSERT INTO atlas.claim (cluster_id, product_id, source_id, metric, op, value, value_text, unit, scope, as_of, followed, note)
        SELECT c.id, p.id, s.id, k.metric, k.op, k.value, k.value_text, k.unit, k.scope, 2024, k.followed, k.note
        FROM atlas.cluster c, atlas.product p,
             (VALUES ('test-web', 'output_share', '=', 0.6::float8, NULL, 'fraction', 'national', true, 'Page 7.'),
                     ('test-script', 'output_share', '=', 0.2, NULL, 'fraction', 'national', false, 'Inside.'),
                     ('test-web', 'quality', '>=', NULL, 'low', NULL, NULL, true, NULL),
                     ('test-web', 'quality', '<=', NULL, 'medium', NULL, NULL, true, NULL)) k (source, metric, op, value, value_text, unit, scope, followed, note)
        JOIN atlas.source s ON s.slug = k.source
        WHERE c.slug = 'test-kazoo' AND p.slug = 'test-kazoo'`,
);

// A server on a free port.  said() is what it has written.
export async function startServer(...options) {
    const child = spawn(process.execPath, [program, '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = once(child, 'exit');
    let text = '';
    const ready = new Promise((resolve, reject) => {
        for (const stream of [child.stdout, child.stderr]) {
            stream.on('data', (chunk) => {
                text += chunk;
                const address = /http:\/\/127\.0\.0\.1:\d+/.exec(text);
                if (address) resolve(address[0]);
            });
        }
        child.on('exit', () => reject(new Error(`the server ended: ${text}`)));
    });
    const address = await ready;
    return {
        address,
        said: () => text,
        get: (path, options_) => fetch(`${address}${path}`, options_),
        json: async (path) => (await fetch(`${address}${path}`)).json(),
        stop: async () => {
            child.kill('SIGTERM');
            return (await ended)[0];
        },
    };
}
