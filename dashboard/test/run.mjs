#!/usr/bin/env node
// All tests of the dashboard, told as TAP.  PGHOST, PGPORT, PGDATABASE and PGUSER
// lead to a database with a fresh atlas, as tools/dashboard.sql makes it; PGADMIN
// is who may write there.  CHROMIUM is the browser, else chromium.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { addOwnRows, startServer } from './setting.mjs';
import { end, skip } from './tap.mjs';
import testAnswers from './answers.test.mjs';
import testKeyboard from './keyboard.test.mjs';
import testOffline from './offline.test.mjs';
import testOneFile from './one_file.test.mjs';
import testPage from './page.test.mjs';
import testServer from './server.test.mjs';
import testWords from './words.test.mjs';

const folder = await mkdtemp(join(tmpdir(), 'dashboard-test.'));
let server;
let browser;
try {
    await addOwnRows();
    server = await startServer();
    await testServer(server);
    await testAnswers(server);
    await testOffline(server);
    await testWords();
    const { found, why } = await openBrowser();
    browser = found;
    if (browser) {
        await testPage(browser, server);
        await testKeyboard(browser, server);
        await testOneFile(browser, server, join(folder, 'atlas.html'));
    } else {
        skip('the dashboard in Chromium', why);
    }
} finally {
    await browser?.close();
    await server?.stop();
    await rm(folder, { recursive: true });
}
end();
