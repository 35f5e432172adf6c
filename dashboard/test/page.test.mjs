// Everything that can be done with a mouse.
import assert from 'node:assert/strict';
import { onScreen, openBrowser, settle, texts, withPage } from './browser.mjs';
import { test } from './tap.mjs';

const idleLimit = 8000; // milliseconds from the start until the map has drawn everything, in the best of three

export default async function run(browser, server) {
    const page = (name, use, options) => test(`page: ${name}`, () => withPage(browser, server.address, use, options));
    const heading = (view) => view.locator('#notice h2').innerText();
    const query = (view) => new URL(view.url()).search;

    await page('the map and the list are there in time', async (view, open) => {
        let best = Infinity;
        for (let i = 0; i < 3 && best >= idleLimit; i++) {
            await open('/', true);
            best = Math.min(best, await view.evaluate(() => performance.now()));
        }
        assert.ok(best < idleLimit, `${best} ms`);
        assert.match(await heading(view), /^\d+ clusters$/);
        assert.equal(await view.locator('#list tbody tr').count(), 50);
        assert.ok(await view.evaluate(() => window.atlasMap.queryRenderedFeatures({ layers: ['clusters'] }).length) > 200);
        assert.ok(await view.evaluate(() => new Set(window.atlasMap.queryRenderedFeatures({ layers: ['areas'] }).map((f) => f.id)).size) > 25);
        assert.ok(await view.evaluate(() => window.atlasMap.queryRenderedFeatures({ layers: ['names'] }).length) > 15, 'names on the map');
        await view.click('#list .more');
        assert.equal(await view.locator('#list tbody tr').count(), 100);
    });
    await page('where sunglasses are made at medium quality or better, who says so, and the link', async (view, open) => {
        await open('/');
        await view.fill('#product', 'sungalsses');
        await view.press('#product', 'Enter');
        await view.waitForFunction(() => /Sunglasses/.test(document.querySelector('#notice h2').textContent));
        assert.match(await view.locator('#notice').innerText(), /“sungalsses” was read as sunglasses/);
        assert.equal(query(view), '?product=sunglasses');
        await view.check('#quality input[value="medium"]', { force: true });
        await view.waitForFunction(() => /medium quality or better/.test(document.querySelector('#notice h2').textContent));
        assert.match(await view.locator('#notice').innerText(), /no source states a quality/);
        assert.deepEqual(await texts(view, '#list .cluster'), ['Shenzhen eyewear']);
        await view.click('#list .cluster');
        await view.waitForSelector('#detail:not([hidden])');
        const detail = await view.locator('#detail').innerText();
        assert.match(detail, /China industry clusters/);
        assert.match(detail, /SourcingArts, LLC, 2021/);
        assert.match(detail, /quality high/);
        await view.click('#detail .why >> nth=0');
        assert.match(await view.evaluate(() => document.activeElement.id), /^claim-\d+$/);
        const link = view.url();
        await view.context().grantPermissions(['clipboard-read', 'clipboard-write']);
        await view.click('#copy');
        await view.waitForFunction(() => document.querySelector('#copy').textContent === 'Copied');
        assert.equal(await view.evaluate(() => navigator.clipboard.readText()), link);
        assert.match(await view.title(), /^Sunglasses: one cluster, medium quality or better/);
        const shown = [await view.locator('#detail-title').innerText(), await heading(view)];
        await open(new URL(link).pathname + new URL(link).search, true);
        await view.waitForSelector('#detail:not([hidden])');
        assert.deepEqual([await view.locator('#detail-title').innerText(), await heading(view)], shown);
        assert.ok(await view.locator('#quality input[value="medium"]').isChecked());
    });
    await page('suggestions while typing: names, Chinese, typing errors', async (view, open) => {
        await open('/');
        for (const [text, wanted] of [['sungl', 'sunglasses'], ['打火机', 'lighters'], ['sungalsses', 'sunglasses']]) {
            await view.fill('#product', text);
            await view.locator('#choices .name', { hasText: new RegExp(`^${wanted}$`) }).waitFor();
        }
        await view.locator('#choices li', { hasText: 'sunglasses' }).first().click();
        await view.waitForFunction(() => location.search.includes('product='));
        assert.equal(await view.locator('#choices').isVisible(), false);
        await view.fill('#product', 'socks');
        await view.check('#quality input[value="low"]', { force: true });
        await view.waitForFunction(() => /product=socks&quality=low/.test(location.search));
        await view.click('#clear');
        await view.waitForFunction(() => !location.search.includes('product'));
        assert.equal(await view.inputValue('#product'), '');
    });
    await page('a name that nothing has is told, with others to choose', async (view, open) => {
        await open('/?product=helicopters');
        assert.match(await heading(view), /Nothing in the atlas is called “helicopters”/);
        await view.click('#notice .chip >> nth=0');
        await view.waitForFunction(() => /helicopter/i.test(document.querySelector('#notice h2').textContent) && document.querySelector('#list tr'));
        await open('/?product=qqqqqq');
        assert.equal(await view.locator('#notice .chip').count(), 0);
    });
    await page('a click on a province shows its clusters, its products and the nearest clusters', async (view, open) => {
        await open('/?product=socks');
        const { x, y } = await onScreen(view, 115.6, 27.0);
        await view.mouse.click(x, y);
        await view.waitForFunction(() => document.querySelector('#about h2') && document.querySelector('#here h2'));
        assert.equal(await view.locator('#about h2').innerText(), 'Made in Jiangxi');
        const id = new URLSearchParams(query(view)).get('province');
        const { products } = await server.json(`/api/province?id=${id}`);
        assert.deepEqual(await texts(view, '#about .chip:not(.clear)'), products.map(({ name, clusters }) => (clusters > 1 ? `${name}\n${clusters}` : name)));
        assert.match(await heading(view), /^Socks: 0 clusters in Jiangxi/);
        assert.match(await view.locator('#notice').innerText(), /does not mean that nobody makes it/);
        const far = (await texts(view, '#here .distance')).map((text) => Number(text.replace(/[^\d.]/g, '')));
        assert.equal(far.length, 5);
        assert.deepEqual(far, [...far].sort((a, b) => a - b));
        assert.match(query(view), /at=115\.\d+,2[67]\.\d+/);
        await settle(view);
        assert.equal(await view.inputValue('#province'), new URLSearchParams(query(view)).get('province'));
        await view.click('#about .close');
        await view.waitForFunction(() => !location.search.includes('province') && !document.querySelector('#about h2'));
        await view.click('#here .close');
        await view.waitForFunction(() => !location.search.includes('at='));
    });
    await page('a click on a cluster of the map opens it', async (view, open) => {
        await open('/?product=safety+shoes');
        const [{ lon, lat }] = await view.evaluate(() => window.atlasMap.queryRenderedFeatures({ layers: ['clusters'] })
            .filter((f) => f.properties.quality === 'medium').map((f) => ({ lon: f.geometry.coordinates[0], lat: f.geometry.coordinates[1] })));
        const { x, y } = await onScreen(view, lon, lat);
        await view.mouse.move(x, y);
        await view.waitForSelector('#tip:not([hidden])');
        assert.equal(await view.locator('#tip').innerText(), 'Wenzhou footwear');
        await view.mouse.click(x, y);
        await view.waitForSelector('#detail:not([hidden])');
        assert.equal(await view.locator('#detail-title').innerText(), 'Wenzhou footwear');
    });
    await page('bars of quality by province choose a province', async (view, open) => {
        await open('/?product=safety+shoes');
        assert.equal(await view.locator('#bars a.bar').count(), 3);
        assert.equal(await view.locator('#bars a.bar', { hasText: 'Guangdong' }).getAttribute('aria-label'), 'Guangdong: High 1');
        await view.locator('#bars a.bar', { hasText: 'Guangdong' }).click();
        await view.waitForFunction(() => /in Guangdong/.test(document.querySelector('#notice h2').textContent));
        assert.deepEqual(await texts(view, '#list .cluster'), ['Guangdong safety shoes']);
        await view.selectOption('#province', { label: 'Shandong' });
        await view.waitForFunction(() => /in Shandong/.test(document.querySelector('#notice h2').textContent));
    });
    await page('sources that contradict each other stand side by side; only addresses of the web are links', async (view, open) => {
        await open('/?product=kazoos');
        assert.match(await view.locator('#list .cluster').innerText(), /^<img src=x/);
        assert.equal(await view.locator('#list .badge').innerText(), 'your own');
        assert.equal(await view.locator('#list .shares').innerText(), '60% of China');
        await view.click('#list .cluster');
        await view.waitForSelector('.contradiction');
        const sides = await texts(view, '.contradiction .side');
        assert.equal(sides.length, 2);
        assert.match(sides[0], /Kazoo yearbook[^]*60% of China/);
        assert.match(sides[1], /Kazoo <b>leaflet<\/b>[^]*no address known[^]*20% of China/);
        const links = await view.locator('#detail a[target="_blank"]').evaluateAll((all) => [...new Set(all.map((a) => `${a.href} ${a.rel}`))]);
        assert.deepEqual(links, ['https://example.org/kazoo?a=1&b=2 noopener noreferrer']);
        assert.match(await view.locator('#detail').innerText(), /Page 7\./);
        assert.match(await view.locator('.quality').first().innerText(), /Low–medium/);
    });
    await page('back and forward lead through what was shown', async (view, open) => {
        await open('/');
        await view.check('#quality input[value="high"]', { force: true });
        await view.waitForFunction(() => /high quality/.test(document.querySelector('#notice h2').textContent));
        await view.click('#list .cluster >> nth=0');
        await view.waitForSelector('#detail:not([hidden])');
        await view.goBack();
        await view.waitForSelector('#detail', { state: 'hidden' });
        assert.equal(query(view), '?quality=high');
        await view.goBack();
        await view.waitForFunction(() => !/high/.test(document.querySelector('#notice h2').textContent));
        assert.ok(await view.locator('#quality input[value=""]').isChecked());
        await view.goForward();
        await view.waitForFunction(() => /high quality/.test(document.querySelector('#notice h2').textContent));
    });
    await page('every part of the state is in the address, and comes back from it', async (view, open) => {
        const given = '?product=footwear&quality=low&province=25&cluster=2&at=120.5,28.5&lang=zh';
        await open(`/${given}`, true);
        await view.waitForSelector('#detail:not([hidden])');
        assert.equal(query(view), given);
        assert.equal(await view.inputValue('#province'), '25');
        assert.equal(await view.inputValue('#product'), '鞋类');
        assert.ok(await view.locator('#here li').count() > 0);
        assert.equal(await view.locator('.maplibregl-marker').count(), 1);
        await open('/?product=footwear&quality=best&province=x&cluster=-1&at=999,1&lang=fr&more=1');
        assert.match(await heading(view), /^Footwear: \d+ clusters$/);
    });
    await page('Chinese: words, names and fonts', async (view, open) => {
        await open('/?product=socks');
        await view.click('#language');
        await view.waitForFunction(() => document.documentElement.lang === 'zh-CN' && /袜子/.test(document.querySelector('#notice h2').textContent));
        assert.match(query(view), /lang=zh/);
        assert.ok((await texts(view, '#list .cluster')).includes('大唐袜业'));
        assert.match((await texts(view, '#list .place')).join(), /浙江省/);
        await settle(view);
        assert.ok(await view.evaluate(() => window.atlasMap.queryRenderedFeatures({ layers: ['names'] }).some((f) => f.properties.name === '浙江' || f.properties.name === '新疆')));
        const left = await view.evaluate(() => [...document.querySelectorAll('[data-word], #list th, #bars h2, #legend')].map((e) => e.textContent).filter((text) => /[a-z]{4}/i.test(text)));
        assert.deepEqual(left, []);
        const widths = await view.evaluate(() => {
            const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            pen.font = '40px sans-serif';
            const drawn = (text) => {
                const { canvas } = pen;
                pen.clearRect(0, 0, canvas.width, canvas.height);
                pen.fillText(text, 0, 60);
                return pen.getImageData(0, 0, canvas.width, canvas.height).data.join();
            };
            return drawn('袜') !== drawn('鞋');
        });
        assert.ok(widths, 'two characters look different: there is a Chinese font');
    });
    await page('the browser’s language is the first', async (view, open) => {
        await open('/');
        assert.equal(await view.evaluate(() => document.documentElement.lang), 'zh-CN');
        assert.equal(query(view), '');
    }, { locale: 'zh-CN' });
    await page('on a phone everything is within its width', async (view, open) => {
        await view.setViewportSize({ width: 390, height: 844 });
        for (const address of ['/?product=safety+shoes', '/?province=25', '/?product=eyewear&cluster=45', '/?product=kazoos&lang=zh']) {
            await open(address);
            const wide = await view.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
            assert.ok(wide <= 0, `${address} is ${wide} too wide`);
        }
        assert.equal(await view.locator('#list thead').evaluate((e) => getComputedStyle(e).position), 'absolute');
        await view.setViewportSize({ width: 1280, height: 800 });
    });
    await page('a link to what is not there is told', async (view, open) => {
        await open('/?province=999999');
        assert.match(await view.locator('#notice').innerText(), /there is no province 999999/);
        await view.click('#notice a');
        await view.waitForFunction(() => /^\d+ clusters$/.test(document.querySelector('#notice h2').textContent));
    }, { faultsAllowed: /404 \(Not Found\)/ });
    await page('a server that is gone is told', async (view, open) => {
        await open('/');
        await view.context().setOffline(true);
        await view.check('#quality input[value="high"]', { force: true });
        await view.waitForFunction(() => /cannot be reached/.test(document.querySelector('#notice').textContent));
        await view.context().setOffline(false);
        await Promise.all([view.waitForEvent('load'), view.click('#notice button')]);
        await settle(view);
        assert.match(await heading(view), /high quality/);
    }, { faultsAllowed: /ERR_INTERNET_DISCONNECTED/ });
    await test('page: without WebGL everything but the map works', async () => {
        const { found } = await openBrowser(['--disable-3d-apis']);
        try {
            const view = await found.newPage({ locale: 'en-US' });
            await view.goto(`${server.address}/?product=safety+shoes&at=118.5,28.9`);
            await view.waitForSelector('#here li');
            assert.equal(await view.locator('#list .cluster').count(), 3);
            assert.match(await view.locator('#map').innerText(), /no WebGL/);
        } finally {
            await found.close();
        }
    });
}
