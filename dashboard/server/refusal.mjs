// What a client is told instead of an answer.
export class Refusal extends Error {
    constructor(status, code, message, hint) {
        super(message);
        Object.assign(this, { status, code, hint });
    }
}

const unreachable = /^(ECONN|ENOENT|ENOTFOUND|ETIMEDOUT|EHOST|EACCES|EPIPE|08|28|3D|53|57P)/;

// Any error as a refusal.  What we did not expect stays in the server's log.
export function asRefusal(error) {
    if (error instanceof Refusal) return error;
    if (error.code === '57014') {
        return new Refusal(503, 'timeout', 'the database took too long', 'Ask for less, or start the server with a larger --timeout.');
    }
    if (error.code === '42P01' || error.code === '3F000') {
        return new Refusal(503, 'no_atlas', 'the database has no atlas', 'Run CREATE EXTENSION cluster_atlas CASCADE in it.');
    }
    if (unreachable.test(error.code ?? '') || /connect|terminated/i.test(error.message)) {
        process.stderr.write(`${error.message || error.code}\n`);
        return new Refusal(503, 'no_database', 'the database cannot be reached', 'Is it running? PGHOST, PGPORT, PGDATABASE, PGUSER or --database say where.');
    }
    process.stderr.write(`${error.stack}\n`);
    return new Refusal(500, 'internal', 'something went wrong', 'The server\'s log says what.');
}
