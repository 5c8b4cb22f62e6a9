import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** A piece of text as it is printed: left end of its baseline from the top left corner of the sheet, in points. */
export interface PrintedText {
  readonly sheet: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A file that could not be read as a PDF, or not in time. */
export class UnreadablePdfError extends Error {}

const MOST_SHEETS = 20;
const PATIENCE_MS = 15_000;

/**
 * Runs in a thread of its own: a stranger's file may send the reader into a loop or eat its memory, and then the thread
 * is ended and nothing else. Plain text, because a thread starts from a file or a text and this code is neither the same
 * file in the build as in the tests.
 */
const READER = `
const { parentPort, workerData } = require('node:worker_threads');
const unpdf = import(workerData.unpdf);
parentPort.on('message', async ({ id, bytes }) => {
  try {
    const { getDocumentProxy } = await unpdf;
    const pdf = await getDocumentProxy(bytes, { verbosity: 0 });
    const texts = [];
    for (let sheet = 1; sheet <= Math.min(pdf.numPages, workerData.mostSheets); sheet++) {
      const page = await pdf.getPage(sheet);
      const height = page.view[3];
      const { items } = await page.getTextContent({ disableNormalization: true });
      for (const { str, transform, width } of items) {
        if (!str || transform[1] !== 0 || transform[2] !== 0) continue;
        texts.push({ sheet, text: str, x: transform[4], y: height - transform[5], width, size: Math.abs(transform[3]) });
      }
    }
    await pdf.destroy();
    parentPort.postMessage({ id, texts });
  } catch (error) {
    parentPort.postMessage({ id, error: String(error && error.message) });
  }
});`;

interface Answer {
  readonly id: number;
  readonly texts?: PrintedText[];
  readonly error?: string;
}

let thread: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, (answer: Answer) => void>();

/** Everything that stands on the sheets, in the order of the file, read by pdf.js and not by what wrote it. */
export async function printedTexts(pdf: Buffer): Promise<PrintedText[]> {
  const id = ++lastId;
  const answer = await new Promise<Answer>((resolve) => {
    const clock = setTimeout(() => giveUp('not read in time'), PATIENCE_MS);
    waiting.set(id, (given) => {
      clearTimeout(clock);
      waiting.delete(id);
      if (waiting.size === 0) thread?.unref();
      resolve(given);
    });
    const reader = readerThread();
    reader.ref();
    reader.postMessage({ id, bytes: new Uint8Array(pdf) });
  });
  if (!answer.texts) throw new UnreadablePdfError(answer.error);
  return answer.texts;
}

function readerThread(): Worker {
  if (thread) return thread;
  const unpdf = pathToFileURL(createRequire(join(process.cwd(), 'package.json')).resolve('unpdf')).href;
  const worker = new Worker(READER, { eval: true, workerData: { unpdf, mostSheets: MOST_SHEETS }, resourceLimits: { maxOldGenerationSizeMb: 256 } });
  worker.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer));
  worker.on('error', (error) => giveUp(error.message));
  thread = worker;
  return worker;
}

/** Ends the thread and everything it was asked; the next request starts a new one. */
function giveUp(error: string): void {
  void thread?.terminate();
  thread = null;
  for (const [id, tell] of [...waiting]) tell({ id, error });
}
