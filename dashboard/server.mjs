#!/usr/bin/env node
// The dashboard's server: files of page/, and answers about the atlas as JSON.
// It listens on the loopback address only and reads only.
import { parseArgs } from 'node:util';
import { connect } from './server/database.mjs';
import { serve } from './server/http.mjs';
import { writeOneFile } from './server/one_file.mjs';

const usage = `usage: node server.mjs [--port N] [--database URL] [--timeout MS] [--html FILE]

  --port N        port of 127.0.0.1; 8137, or a free one where that is taken; 0: any free one
  --database URL  postgres://… of a database with cluster_atlas; else PGHOST, PGPORT, PGDATABASE, PGUSER … decide
  --timeout MS    what a statement may take, 10000 milliseconds unless told
  --html FILE     write one HTML file that needs no server, and end
  --help          this text
`;

function fail(message, status = 1) {
    process.stderr.write(`${message}\n`);
    process.exit(status);
}

function wholeNumber(text, least, most, name) {
    if (!/^\d{1,7}$/.test(text) || +text < least || +text > most) fail(`--${name} is a number from ${least} to ${most}, not '${text}'`, 2);
    return +text;
}

function options() {
    try {
        const { values } = parseArgs({
            options: {
                port: { type: 'string' },
                database: { type: 'string' },
                timeout: { type: 'string', default: '10000' },
                html: { type: 'string' },
                help: { type: 'boolean', default: false },
            },
        });
        return values;
    } catch (error) {
        return fail(`${error.message}\n\n${usage}`, 2);
    }
}

const wanted = options();
if (wanted.help) {
    process.stdout.write(usage);
    process.exit(0);
}
const port = wanted.port === undefined ? undefined : wholeNumber(wanted.port, 0, 65535, 'port');
const atlas = connect(wanted.database, wholeNumber(wanted.timeout, 1, 3600000, 'timeout'));
try {
    const { superuser, version } = await atlas.whoami();
    if (wanted.html !== undefined) {
        await writeOneFile(atlas, wanted.html);
        process.stderr.write(`wrote ${wanted.html}\n`);
        await atlas.end();
    } else {
        if (superuser) process.stderr.write('connected as a superuser; a role that may only read is enough, see dashboard/README.md\n');
        const server = await serve(atlas, port);
        for (const signal of ['SIGINT', 'SIGTERM']) {
            process.once(signal, () => {
                server.close(() => atlas.end().then(() => process.exit(0)));
                server.closeAllConnections();
            });
        }
        process.stdout.write(`Atlas ${version}: http://127.0.0.1:${server.address().port}/\n`);
    }
} catch (error) {
    fail(`${error.message}${error.hint ? `\n${error.hint}` : ''}`);
}
