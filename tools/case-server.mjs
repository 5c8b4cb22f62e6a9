// A private server for cases: own storage, own departments, API and worker in one process with the door open, ended with us.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProduct } from './product.mjs';

/** Resolves with `{ url, departments, stop }` when it answers. */
export async function startCaseServer() {
  const dir = mkdtempSync(join(tmpdir(), 'onewindow-case-'));
  const product = await startProduct({ dir, serves: 'cases', workers: 0, throwAway: true });
  return {
    url: product.url,
    departments: product.simulatorUrl,
    stop: async () => {
      await product.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
