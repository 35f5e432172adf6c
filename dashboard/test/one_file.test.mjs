// The file that needs no server, with the network off.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { onScreen, texts, withPage } from './browser.mjs';
import { program } from './setting.mjs';
import { test } from './tap.mjs';

export default async function run(browser, server, path) {
    const address = pathToFileURL(path).href;
    await test('one file: it is written', async () => {
        await promisify(execFile)(process.execPath, [program, '--html', path]);
        assert.ok((await stat(path)).size > 1e6);
        assert.doesNotMatch(await readFile(path, 'utf8'), /<(script|link|img)[^>]+(src|href)="(?!data:)/);
    });
    await test('one file: product, quality, source, province, nearest, Chinese and back, without a network', () => withPage(browser, address, async (view, open) => {
        await view.context().setOffline(true);
        await open('', true);
        await view.fill('#product', 'sungalsses');
        await view.press('#product', 'Enter');
        await view.waitForFunction(() => /^Sunglasses/.test(document.querySelector('#notice h2').textContent));
        await view.check('#quality input[value="medium"]', { force: true });
        await view.waitForFunction(() => /medium quality/.test(document.querySelector('#notice h2').textContent));
        assert.deepEqual(await texts(view, '#list .cluster'), ['Shenzhen eyewear']);
        await view.click('#list .cluster');
        await view.waitForSelector('#detail:not([hidden])');
        assert.match(await view.locator('#detail').innerText(), /SourcingArts, LLC, 2021/);
        await view.goBack();
        await view.waitForSelector('#detail', { state: 'hidden' });
        const { x, y } = await onScreen(view, 115.6, 27.0);
        await view.mouse.click(x, y);
        await view.waitForSelector('#about h2');
        assert.equal(await view.locator('#about h2').innerText(), 'Made in Jiangxi');
        assert.equal(await view.locator('#here .distance').count(), 1);
        await view.click('#language');
        await view.waitForFunction(() => /江西/.test(document.querySelector('#about h2').textContent));
        await open(new URL(view.url()).search, true);
        assert.match(await view.locator('#about h2').innerText(), /江西/);
    }));
}
