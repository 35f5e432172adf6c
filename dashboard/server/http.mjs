// HTTP: who may ask, in what way, and what goes round an answer.
import { createServer } from 'node:http';
import { answers } from './answers.mjs';
import { files } from './files.mjs';
import { parameters } from './parameters.mjs';
import { Refusal, asRefusal } from './refusal.mjs';

const headers = {
    'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        + "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
};

// A page of elsewhere whose name was made to point here must not read a private atlas.
function checkHost(host) {
    if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host ?? '')) {
        throw new Refusal(421, 'wrong_host', 'this server answers for 127.0.0.1 and localhost only');
    }
}

// Has the client what it asks for already?
function known(request, tag) {
    const tags = (request.headers['if-none-match'] ?? '').split(',').map((text) => text.trim().replace(/^W\//, ''));
    return tags.includes(`"${tag}"`);
}

function send(request, response, status, type, tag, body) {
    if (tag) response.setHeader('ETag', `"${tag}"`);
    if (tag && known(request, tag)) {
        response.writeHead(304).end();
        return;
    }
    response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
}

function address(text) {
    try {
        return new URL(`http://127.0.0.1${text.startsWith('/') ? '' : '/'}${text}`);
    } catch {
        throw new Refusal(400, 'bad_address', 'that is not an address');
    }
}

const json = 'application/json; charset=utf-8';

async function ask(atlas, request, response, url) {
    const { wants, answer } = answers[url.pathname.slice('/api/'.length)];
    const wanted = parameters(url.searchParams, wants);
    await atlas.snapshot(async (query, state) => {
        const body = known(request, state.tag) ? '' : JSON.stringify(await answer(query, wanted, state));
        send(request, response, 200, json, state.tag, body);
    });
}

async function respond(atlas, served, request, response) {
    checkHost(request.headers.host);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.setHeader('Allow', 'GET, HEAD');
        throw new Refusal(405, 'method_not_allowed', 'only GET and HEAD are answered');
    }
    const url = address(request.url);
    if (url.pathname.startsWith('/api/') && Object.hasOwn(answers, url.pathname.slice('/api/'.length))) {
        await ask(atlas, request, response, url);
        return;
    }
    const file = served.get(url.pathname);
    if (!file) throw new Refusal(404, 'not_found', 'there is nothing at this address', `Answers are at ${Object.keys(answers).map((name) => `/api/${name}`).join(', ')}.`);
    send(request, response, 200, file.type, file.tag, file.body);
}

function refuse(request, response, error) {
    const { status, code, message, hint } = asRefusal(error);
    if (response.headersSent) {
        response.destroy();
        return;
    }
    response.removeHeader('ETag');
    send(request, response, status, json, undefined, JSON.stringify({ error: { code, message, hint } }));
}

const usual = 8137;

// Gives the listening server.  port: undefined for the usual one, or a free one where that is taken.
export function serve(atlas, port) {
    const served = files();
    const server = createServer({ maxHeaderSize: 16384 }, (request, response) => {
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        respond(atlas, served, request, response).catch((error) => refuse(request, response, error));
    });
    return new Promise((resolve, reject) => {
        server.once('error', (error) => {
            if (port !== undefined || error.code !== 'EADDRINUSE') reject(error);
            else {
                server.once('error', reject);
                server.listen(0, '127.0.0.1');
            }
        });
        server.once('listening', () => resolve(server));
        server.listen(port ?? usual, '127.0.0.1');
    });
}
