// A demo server of its own with empty data for the tests of one file.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, waitUntilReady } from '../../tools/product.mjs';

/** Resolves when it answers: `{ base, stop }`. */
export async function startDemo(env = {}) {
  const data = mkdtempSync(join(tmpdir(), 'onewindow-browser-'));
  const port = await freePort();
  const server = spawn(process.execPath, ['tools/start.mjs', '--data', data], {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (output += text));
  const stop = async () => {
    if (server.exitCode === null) {
      const gone = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await gone;
    }
    rmSync(data, { recursive: true, force: true });
  };
  const base = `http://localhost:${port}`;
  try {
    await waitUntilReady(`${base}/api/v1/service`, { seconds: 120, gaveUp: () => server.exitCode !== null && new Error(output.trim()) });
  } catch (error) {
    await stop();
    throw new Error(`the server did not answer\n${output}`, { cause: error });
  }
  return { base, stop };
}
