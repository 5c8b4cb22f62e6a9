import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { carriesMore } from './pdf-names.ts';

/** What a PDF is to those who take papers: readable as it is, locked, broken, or more than a paper. */
export type PdfNature = 'plain' | 'locked' | 'broken' | 'carries more';

const PATIENCE_MS = 10_000;
const MEMORY_MB = 512;

/**
 * Runs in a thread of its own: a stranger's file may send the reader into a loop or eat its memory, and then the thread is ended
 * and nothing else. Plain text, because a thread starts from a file or a text, and this code is neither the same file in the build
 * as in the tests.
 */
const READER = `
const { parentPort, workerData } = require('node:worker_threads');
const unpdf = import(workerData.unpdf);
parentPort.on('message', async (bytes) => {
  const { getDocumentProxy } = await unpdf;
  let pdf;
  try {
    pdf = await getDocumentProxy(bytes, { verbosity: 0 });
    const [programs, files] = await Promise.all([pdf.getJSActions(), pdf.getAttachments()]);
    parentPort.postMessage(programs || files ? 'carries more' : 'plain');
  } catch (error) {
    parentPort.postMessage(error && error.name === 'PasswordException' ? 'locked' : 'broken');
  } finally {
    if (pdf) await pdf.destroy();
  }
});`;

let thread: Worker | undefined;
let turn: Promise<unknown> = Promise.resolve();

/** Looks at one file after the other, so that a file that takes the thread down takes nobody else's with it. */
export async function natureOf(pdf: Buffer): Promise<PdfNature> {
  const mine = turn.then(() => read(pdf));
  turn = mine;
  const nature = await mine;
  return nature === 'plain' && carriesMore(pdf) ? 'carries more' : nature;
}

function read(pdf: Buffer): Promise<PdfNature> {
  return new Promise((resolve) => {
    const reader = (thread ??= startReader());
    const done = (nature: PdfNature): void => {
      clearTimeout(clock);
      reader.off('message', done).off('error', giveUp).off('exit', giveUp);
      reader.unref();
      resolve(nature);
    };
    const giveUp = (): void => {
      thread = undefined;
      done('broken');
      reader.on('error', () => undefined); // what it still says is of no use to anyone
      void reader.terminate();
    };
    const clock = setTimeout(giveUp, PATIENCE_MS);
    reader.on('message', done).on('error', giveUp).on('exit', giveUp);
    reader.ref();
    reader.postMessage(new Uint8Array(pdf));
  });
}

function startReader(): Worker {
  const unpdf = pathToFileURL(createRequire(join(process.cwd(), 'package.json')).resolve('unpdf')).href;
  return new Worker(READER, { eval: true, workerData: { unpdf }, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
}
