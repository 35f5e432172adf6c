// The files that are served: a list made once, so that no path of a request
// ever reaches the file system.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';

export const root = new URL('../', import.meta.url);

const types = { html: 'text/html', css: 'text/css', mjs: 'text/javascript', svg: 'image/svg+xml' };

export const read = (path) => readFileSync(new URL(path, root));

// Name in the address → path here.
export function paths() {
    const map = 'node_modules/maplibre-gl/dist';
    return {
        ...Object.fromEntries(readdirSync(new URL('page/', root)).filter((name) => types[name.split('.').pop()]).map((name) => [`/${name}`, `page/${name}`])),
        '/': 'page/index.html',
        '/maplibre-gl.mjs': `${map}/maplibre-gl.mjs`,
        '/maplibre-gl-worker.mjs': `${map}/maplibre-gl-worker.mjs`,
        '/maplibre-gl.css': `${map}/maplibre-gl.css`,
    };
}

export function files() {
    return new Map(Object.entries(paths()).map(([name, path]) => {
        const body = read(path);
        return [name, {
            body,
            type: `${types[path.split('.').pop()]}; charset=utf-8`,
            tag: createHash('sha256').update(body).digest('hex').slice(0, 20),
        }];
    }));
}
