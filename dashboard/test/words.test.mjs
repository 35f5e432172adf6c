// Both languages say the same things, and every word that the data uses.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from './tap.mjs';

export default async function run() {
    globalThis.document ??= { documentElement: {} };
    const { languages } = await import('../page/words.mjs');
    const page = new URL('../page/', import.meta.url);
    await test('both languages have the same words', () => {
        assert.deepEqual(Object.keys(languages.zh).sort(), Object.keys(languages.en).sort());
        for (const [key, word] of Object.entries(languages.en)) assert.equal(typeof languages.zh[key], typeof word, key);
    });
    await test('every word that the page asks for is there', () => {
        const text = readdirSync(page).map((name) => readFileSync(new URL(name, page), 'utf8')).join('\n');
        const asked = [...text.matchAll(/(?<![\w.])t\('(\w+)'|data-word="(\w+)"/g)].map(([, a, b]) => a ?? b);
        assert.ok(asked.length > 50);
        for (const key of asked) assert.ok(key in languages.en, key);
    });
}
