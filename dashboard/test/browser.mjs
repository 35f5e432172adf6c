// Chromium, and pages that notice what must not happen.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const flags = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

export async function openBrowser(args = flags) {
    const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
    try {
        return { found: await chromium.launch({ executablePath, args }) };
    } catch (error) {
        return { why: `Chromium cannot be had or does not start: ${error.message.split('\n')[0]}` };
    }
}

// Making a map takes seconds: pages are kept for tests with the same options.
const kept = new Map();

async function pageFor(browser, base, options) {
    const key = JSON.stringify([base, options]);
    if (!kept.has(key)) {
        const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US', reducedMotion: 'reduce', ...options });
        const page = await context.newPage();
        const faults = [];
        page.setDefaultTimeout(30000);
        page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`); });
        page.on('pageerror', (error) => faults.push(`${error}`));
        page.on('dialog', (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
        page.on('request', (request) => {
            const url = request.url();
            const own = base.startsWith('file:') ? url.split('?')[0] === base : url.startsWith(`${base}/`);
            if (!own && !/^(data|blob):/.test(url)) faults.push(`request to ${url}`);
        });
        kept.set(key, { page, faults });
    }
    return kept.get(key);
}

// A page that a test left in the middle of something is no page for the next.
async function forget(page) {
    for (const [key, one] of kept) if (one.page === page) kept.delete(key);
    await page.context().close();
}

// Runs use(page, open), where open(query) shows a view as Back and Forward do, and
// open(query, true) loads the page anew.  Fails on any error or warning in the
// console and on any request to anywhere else.
export async function withPage(browser, base, use, { faultsAllowed, ...options } = {}) {
    const { page, faults } = await pageFor(browser, base, options);
    faults.length = 0;
    const open = async (query, anew = false) => {
        if (anew || !page.url().startsWith(base)) await page.goto(base + query);
        else {
            await page.evaluate((address) => {
                document.querySelector('#notice').replaceChildren();
                history.pushState(null, '', address);
                dispatchEvent(new PopStateEvent('popstate'));
                document.activeElement.blur();
            }, query);
        }
        await settle(page);
    };
    try {
        await use(page, open);
        assert.deepEqual(faults.filter((fault) => !faultsAllowed?.test(fault)), []);
    } catch (error) {
        await forget(page);
        throw error;
    }
}

// Waits until the list and the map show the state of the address.
export async function settle(page) {
    await page.waitForFunction(() => document.querySelector('#notice h2') && window.atlasMap?.loaded() && !window.atlasMap.isMoving());
}

// Where a point of the earth is on the screen.
export async function onScreen(page, lon, lat) {
    return page.evaluate(([x, y]) => {
        const point = window.atlasMap.project([x, y]);
        const box = window.atlasMap.getCanvas().getBoundingClientRect();
        return { x: box.x + point.x, y: box.y + point.y };
    }, [lon, lat]);
}

export const texts = (page, selector) => page.locator(selector).allInnerTexts();
