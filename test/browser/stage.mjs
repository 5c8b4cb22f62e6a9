// One demo server and one browser for the ways of a file of tests; BASE_URL names a server that runs already.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemo } from './demo.mjs';
import { officersOf } from './staff.mjs';
import { openBrowser, pictureAll } from './window.mjs';

/** Gives the stage, filled before the first test (`base`, `browser`, `officers`, `faults`), and `way`, which walks on it. */
export function openStage() {
  const stage = { faults: [] };
  let demo;

  before(async () => {
    demo = process.env.BASE_URL ? { base: process.env.BASE_URL, stop: () => undefined } : await startDemo();
    stage.base = demo.base;
    stage.browser = await openBrowser();
    stage.officers = await officersOf(demo.base);
  });

  after(async () => {
    await stage.browser?.close();
    await demo?.stop();
  });

  /** A way that stands, with nothing in any window that went wrong. */
  function way(name, walk, timeout = 300_000) {
    void test(name, { timeout }, async () => {
      await walk(stage).catch(async (error) => {
        await pictureAll(stage.browser, name);
        throw error;
      });
      assert.deepEqual(stage.faults.splice(0), []);
    });
  }

  return { stage, way };
}
