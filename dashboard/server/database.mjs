// The database: one snapshot for each request, in a transaction that reads only.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { Refusal, asRefusal } from './refusal.mjs';

// The functions are in the schema that the user chose for the extension, those
// of PostGIS in another.  The rest is what an answer depends on.
const begin = `
    SELECT set_config('search_path', (SELECT string_agg(DISTINCT quote_ident(n.nspname), ', ')
                                      FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
                                      WHERE e.extname IN ('cluster_atlas', 'postgis')), true),
           g.value::text AS generation, r.version, r.fingerprint, d.oid::text AS database,
           pg_postmaster_start_time()::text AS started, s.usesuper AS superuser
    FROM atlas.generation g, (SELECT version, fingerprint FROM atlas.release ORDER BY id DESC LIMIT 1) r, pg_database d, pg_user s
    WHERE d.datname = current_database() AND s.usename = current_user`;

// Numbers that fit are numbers: an integer of eight bytes comes as text.
const plain = { types: { getTypeParser: (oid, format) => (oid === 20 ? Number : pg.types.getTypeParser(oid, format)) } };

export function connect(url, timeout) {
    const pool = new pg.Pool({
        ...(url === undefined ? {} : { connectionString: url }),
        ...plain,
        application_name: 'cluster_atlas dashboard',
        max: 4,
        connectionTimeoutMillis: 5000,
        idleTimeoutMillis: 60000,
        options: `-c default_transaction_read_only=on -c statement_timeout=${timeout} -c idle_in_transaction_session_timeout=${timeout + 60000} -c jit=off`,
    });
    pool.on('error', (error) => process.stderr.write(`${error.message}\n`));

    // Gives run(query, state), where query takes SQL and parameters and state is
    // the version, the generation and a tag that changes with either.
    async function snapshot(run) {
        const client = await pool.connect();
        let broken;
        try {
            await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
            const [state] = (await client.query(begin)).rows;
            if (!state) throw new Refusal(503, 'no_atlas', 'the database has no edition of the atlas');
            const { generation, version, fingerprint, database, started, superuser } = state;
            const hash = createHash('sha256').update([fingerprint, database, started].join()).digest('hex').slice(0, 12);
            const query = async (text, values = []) => (await client.query(text, values)).rows;
            return await run(query, { version, superuser, tag: `${version}-${generation}-${hash}` });
        } catch (error) {
            broken = error.code === undefined && !(error instanceof Refusal) ? error : undefined;
            throw error;
        } finally {
            await client.query('ROLLBACK').catch((error) => { broken = error; });
            client.release(broken);
        }
    }

    async function whoami() {
        try {
            return await snapshot(async (query, { version, superuser }) => ({ version, superuser }));
        } catch (error) {
            throw asRefusal(error);
        }
    }

    return { snapshot, whoami, end: () => pool.end() };
}
