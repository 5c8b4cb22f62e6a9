// Keeps a program running: when it dies it is started again, with a growing pause when it dies at once.
import { endChild, sleep } from './processes.mjs';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** Whoever lived this long did not die of a fault at start. */
const SETTLED_MS = 30_000;

/**
 * `start` gives a child of `spawnTied`, or a promise of one; `onDeath({ code, signal, pauseMs, deaths })` hears of each death.
 * Gives `{ child(), stop() }`.
 */
export function keepRunning(start, { onDeath = () => {} } = {}) {
  let child;
  let stopping = false;
  let wake = () => {};
  const stopped = new Promise((resolve) => (wake = resolve));

  async function live() {
    let pauseMs = FIRST_PAUSE_MS;
    for (let deaths = 1; !stopping; deaths += 1) {
      const began = Date.now();
      child = await start();
      const end = await child.exited;
      if (stopping) return;
      pauseMs = Date.now() - began > SETTLED_MS ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      onDeath({ ...end, pauseMs, deaths });
      await Promise.race([sleep(pauseMs), stopped]);
    }
  }

  const life = live();
  life.catch((error) => onDeath({ error, pauseMs: 0, deaths: 0 }));
  return {
    child: () => child,
    stop: async (options) => {
      stopping = true;
      wake();
      if (child) await endChild(child, options);
      await life.catch(() => {});
    },
  };
}
