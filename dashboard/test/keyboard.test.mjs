// Everything again, without a mouse.
import assert from 'node:assert/strict';
import { settle, withPage } from './browser.mjs';
import { test } from './tap.mjs';

const focused = (view) => view.evaluate(() => {
    const { id, tagName, name, className } = document.activeElement;
    const style = getComputedStyle(document.activeElement);
    const beside = document.activeElement.nextElementSibling;
    return { id, tagName, name, className, outlined: style.outlineStyle !== 'none' || (beside !== null && getComputedStyle(beside).outlineStyle !== 'none') };
});

export default async function run(browser, server) {
    const page = (name, use) => test(`keyboard: ${name}`, () => withPage(browser, server.address, use));

    await page('Tab reaches everything, and one sees where it is', async (view, open) => {
        await open('/?product=safety+shoes', true); // anew: Tab goes on from where a click before it was
        const seen = [];
        for (let i = 0; i < 40; i++) {
            await view.keyboard.press('Tab');
            const at = await focused(view);
            if (at.tagName === 'BODY') break;
            assert.ok(at.outlined, `the focus on ${JSON.stringify(at)} cannot be seen`);
            seen.push(at.id || at.name || at.className);
        }
        for (const wanted of ['skip', 'home', 'product', 'province', 'quality', 'copy', 'language', 'maplibregl-canvas', 'maplibregl-ctrl-zoom-in', 'cluster-1', 'bar']) {
            assert.ok(seen.some((one) => one.includes(wanted)), `${wanted} in ${seen}`);
        }
    });
    await page('from a misspelt product to the source and back', async (view, open) => {
        await open('/');
        await view.focus('#product');
        await view.keyboard.type('sungl');
        await view.waitForSelector('#choices li');
        assert.equal(await view.getAttribute('#product', 'aria-expanded'), 'true');
        await view.keyboard.press('ArrowDown');
        const chosen = await view.getAttribute('#product', 'aria-activedescendant');
        assert.equal(await view.getAttribute(`#${chosen}`, 'aria-selected'), 'true');
        await view.keyboard.press('ArrowUp');
        await view.keyboard.press('ArrowDown');
        await view.keyboard.press('Enter');
        await view.waitForFunction(() => /unglasses/.test(document.querySelector('#notice h2').textContent));
        assert.equal(await view.getAttribute('#product', 'aria-expanded'), 'false');

        await view.focus('#quality input:checked');
        await view.keyboard.press('ArrowRight');
        await view.keyboard.press('ArrowRight');
        await view.waitForFunction(() => /medium quality/.test(document.querySelector('#notice h2').textContent));
        assert.equal((await focused(view)).name, 'quality');

        await view.locator('#bars a.bar').first().focus();
        await view.keyboard.press('Enter');
        await view.waitForFunction(() => / in Guangdong, medium/.test(document.activeElement.textContent));
        assert.equal((await focused(view)).tagName, 'H2');

        await view.focus('#list .cluster');
        const opened = (await focused(view)).id;
        await view.keyboard.press('Enter');
        await view.waitForSelector('#detail:not([hidden])');
        assert.equal((await focused(view)).id, 'detail-title');
        await view.keyboard.press('Escape');
        await view.waitForSelector('#detail', { state: 'hidden' });
        assert.equal((await focused(view)).id, opened);
    });
    await page('Escape closes the suggestions first', async (view, open) => {
        await open('/?product=socks&cluster=96');
        await view.focus('#product');
        await view.keyboard.press('ArrowDown');
        await view.waitForSelector('#choices li');
        await view.keyboard.press('Escape');
        assert.equal(await view.locator('#choices').isVisible(), false);
        assert.ok(await view.locator('#detail').isVisible());
        await view.keyboard.press('Escape');
        await view.waitForSelector('#detail', { state: 'hidden' });
    });
    await page('the map: arrows move it, Enter asks for the middle', async (view, open) => {
        await open('/?product=socks');
        const middle = () => view.evaluate(() => window.atlasMap.getCenter().toArray());
        const before = await middle();
        await view.focus('#map canvas');
        assert.equal(await view.locator('#crosshair').isVisible(), true);
        await view.keyboard.press('ArrowRight');
        await settle(view);
        assert.ok((await middle())[0] > before[0]);
        await view.keyboard.press('Enter');
        await view.waitForSelector('#here h2');
        assert.equal(await view.locator('#here .distance').count(), 5);
        assert.match(await view.locator('#map canvas').getAttribute('aria-label'), /Enter asks for the middle/);
        await view.keyboard.press('Escape');
        await view.waitForFunction(() => !document.querySelector('#here h2'));
    });
    await page('roles and names for who cannot see', async (view, open) => {
        await open('/?province=25');
        for (const [role, name] of [['combobox', 'Product'], ['combobox', 'Province'], ['radio', 'Medium or better'], ['button', 'Zoom in'], ['status', ''], ['main', ''], ['search', ''],
            ['region', 'Made in Zhejiang'], ['columnheader', 'Quality'], ['heading', 'Where is it made?']]) {
            assert.ok(await view.getByRole(role, name ? { name, exact: name === 'Product' } : {}).count() > 0, `${role} ${name}`);
        }
        const nameless = await view.evaluate(() => [...document.querySelectorAll('a, button, input, select')]
            .filter((e) => !(e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.length)).map((e) => e.outerHTML));
        assert.deepEqual(nameless, []);
        const twice = await view.evaluate(() => [...document.querySelectorAll('[id]')].map((e) => e.id).filter((id, i, all) => all.indexOf(id) !== i));
        assert.deepEqual(twice, []);
    });
}
