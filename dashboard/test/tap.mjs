// Tests one after the other, told as TAP.
let told = 0;
let failed = 0;

const tell = (ok, name) => process.stdout.write(`${ok ? 'ok' : 'not ok'} ${++told} - ${name}\n`);

export async function test(name, run) {
    const before = Date.now();
    try {
        await run();
        tell(true, `${name} # ${Date.now() - before} ms`);
    } catch (error) {
        failed++;
        tell(false, name);
        process.stdout.write(`${`${error.stack ?? error}`.replace(/^/gm, '# ')}\n`);
    }
}

// Counted as skipped, unless CI demands that everything runs.
export function skip(name, why) {
    if (process.env.CI === 'true') {
        failed++;
        tell(false, `${name}: ${why}`);
    } else {
        tell(true, `${name} # SKIP ${why}`);
    }
}

export function end() {
    process.stdout.write(`1..${told}\n`);
    process.exitCode = failed ? 1 : 0;
}
