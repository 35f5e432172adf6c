// One HTML file that needs no server: the page with its scripts, its styles and
// the whole atlas inside.  Its policy lets it fetch nothing.
import { writeFile } from 'node:fs/promises';
import { everything } from './answers.mjs';
import { paths, read } from './files.mjs';

const policy = "default-src 'none'; script-src 'unsafe-inline' data:; style-src 'unsafe-inline'; img-src data: blob:; connect-src data:; "
    + 'worker-src data: blob:';

const base64 = (text) => Buffer.from(text).toString('base64');

// A module inside the file has no address to be relative to: it is imported by
// a name of its own, which the import map turns into the module itself.
const named = (source) => source.replace(/ from '\.\//g, " from 'atlas/").replace(/^import '\.\//gm, "import 'atlas/");

export async function writeOneFile(atlas, path) {
    const data = await atlas.snapshot(everything);
    const text = (name) => read(paths()[name]).toString();
    const modules = Object.keys(paths()).filter((name) => name.endsWith('.mjs') && name !== '/maplibre-gl-worker.mjs');
    const imports = Object.fromEntries(modules.map((name) => [`atlas${name}`, `data:text/javascript;base64,${base64(named(text(name)))}`]));
    const parts = {
        '<meta charset="utf-8">': `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">`,
        '<link rel="stylesheet" href="maplibre-gl.css">': `<style>${text('/maplibre-gl.css')}</style>`,
        '<link rel="stylesheet" href="style.css">': `<style>${text('/style.css')}</style>`,
        '<script type="module" src="main.mjs"></script>': [
            `<script type="application/json" id="atlas">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>`,
            `<script type="text/plain" id="worker">${base64(text('/maplibre-gl-worker.mjs'))}</script>`,
            `<script type="importmap">${JSON.stringify({ imports })}</script>`,
            '<script type="module">import \'atlas/main.mjs\';</script>',
        ].join('\n'),
    };
    let page = text('/');
    for (const [mark, part] of Object.entries(parts)) {
        if (!page.includes(mark)) throw new Error(`page/index.html has lost ${mark}`);
        page = page.replace(mark, () => part);
    }
    await writeFile(path, page);
}
