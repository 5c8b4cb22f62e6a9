// Builds the server (tsc through Nest's CLI, so that OpenAPI is complete) and both front ends into dist/.
// `npm run build` builds everything; `npm start` and `npm test` only what changed since the last time.
// Node built-ins only.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { asUser, sleep, takeLock } from './processes.mjs';
import { complain, PlainError } from './words.mjs';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const SERVER = ['apps', 'libs', 'migrations'];
const FRONT_ENDS = ['portal', 'workbench'];
const EVERYWHERE = ['package-lock.json'];

/** What can be built apart from the rest: where its sources lie, and how it is made. */
const parts = [
  {
    name: 'server',
    sources: [...SERVER, 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', ...EVERYWHERE],
    counts: (path) => !/\.spec\.ts$|^apps\/(portal|workbench)\/|^libs\/(ui|catalogue\/data)\//.test(path),
    build: buildServer,
  },
  ...FRONT_ENDS.map((name) => ({
    name,
    sources: [`apps/${name}`, 'libs/ui', 'libs/contract', ...EVERYWHERE],
    counts: (path) => !/\.spec\.tsx?$/.test(path),
    build: () => buildFrontEnd(name),
  })),
].filter(({ name }) => !FRONT_ENDS.includes(name) || existsSync(join(ROOT, 'apps', name, 'vite.config.ts')));

/** Builds what is stale, or everything named in `always`. Resolves with the names of what was built. Two builds never run at once. */
export async function build({ always = [] } = {}) {
  const isStale = (part) => always.includes(part.name) || readStamp(part) !== stampOfSources(part);
  if (!parts.some(isStale)) return [];
  const release = await lock();
  try {
    const stale = parts.filter(isStale); // another build may have made it meanwhile
    const [server, web] = [stale.filter(({ name }) => name === 'server'), stale.filter(({ name }) => name !== 'server')];
    // Two cores: the server beside the front ends, one after the other.
    await Promise.all([buildOneByOne(server), buildOneByOne(web)]);
    return stale.map(({ name }) => name);
  } finally {
    release();
  }
}

/** Waits for the build of another process. */
async function lock() {
  const file = join(ROOT, 'dist', '.built', 'lock');
  mkdirSync(dirname(file), { recursive: true });
  while (!(await takeLock(file))) await sleep(100);
  return () => rmSync(file, { force: true });
}

async function buildOneByOne(list) {
  for (const part of list) {
    const stamp = stampOfSources(part); // before: what changes while we build makes the result stale
    rmSync(stampFile(part), { force: true });
    await part.build();
    mkdirSync(dirname(stampFile(part)), { recursive: true });
    writeFileSync(stampFile(part), stamp);
  }
}

function buildServer() {
  // Compiled files of sources that are gone would still be found, as migrations above all.
  for (const folder of [...SERVER, 'test']) rmSync(join(ROOT, 'dist', folder), { recursive: true, force: true });
  return runTool('nest', ['build', '--path', 'tsconfig.build.json']);
}

const buildFrontEnd = (name) =>
  runTool('vite', ['build', join('apps', name), '--outDir', join(ROOT, 'dist', 'web', name), '--emptyOutDir', '--logLevel', 'warn']);

/** Runs a program of node_modules; what it prints is shown only when it fails. */
export function runTool(name, args, { env = process.env } = {}) {
  const [file, argv] = asUser(undefined, join(ROOT, 'node_modules', '.bin', name), args, { whenWeDie: 'KILL' });
  const child = spawn(file, argv, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done(output) : fail(new PlainError(`${name} 失败`, `${name} failed`, stripVTControlCharacters(output).trim())),
    );
  });
}

const stampFile = ({ name }) => join(ROOT, 'dist', '.built', name);
const readStamp = (part) => (existsSync(stampFile(part)) ? readFileSync(stampFile(part), 'utf8') : '');

/** One hash over names, sizes and times of all sources: some ten milliseconds for the whole house. */
function stampOfSources({ sources, counts }) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap(filesBelow).filter(counts).sort()) {
    const { mtimeMs, size } = statSync(join(ROOT, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]));
}

async function main() {
  const from = performance.now();
  const built = await build({ always: parts.map(({ name }) => name) });
  console.log(`built ${built.join(', ')} in ${((performance.now() - from) / 1000).toFixed(1)} s`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error) => {
    complain(error);
    process.exit(1);
  });
}
