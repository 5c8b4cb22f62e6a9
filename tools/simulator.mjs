// Stands in for the other departments: receives their messages, hands out their numbers, and fails, dawdles or keeps silent when told to.
//
//   POST   /<DEPARTMENT>/messages   { id, what, entity, items?, filingNumber }, Idempotency-Key   →  { received: true }
//   POST   /<DEPARTMENT>/codes      { filingId, division?, ... }, Idempotency-Key                 →  { number }
//   POST   /<DEPARTMENT>/enquiries  { id, what, entity }, Idempotency-Key                          →  { blockers: [{ text, clear }] }
//   PUT    /control                 { department?, delayMs?, failNext?, loseNext?, silent?, blockers? }  for one department, or for all
//   DELETE /control                 all as at the start: nothing set, nothing received
//   GET    /control/received        what took effect: [{ to, what, items?, entity, filingNumber, key, at }]
//
// The same key again gives the same answer and takes effect once. Listens on 127.0.0.1 only.
// As a program: `node tools/simulator.mjs [--port N]` prints its port.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { sleep } from './processes.mjs';

const BODY_LIMIT = 1_000_000;
const CALM = { delayMs: 0, failNext: 0, loseNext: 0, silent: false, blockers: [] };

/** Starts a simulator: `{ port, url, received, control, reset, close }`. */
export async function startSimulator({ port = 0 } = {}) {
  const state = { received: [], answers: new Map(), moods: new Map(), moodOfAll: { ...CALM } };
  const reset = () => Object.assign(state, { received: [], answers: new Map(), moods: new Map(), moodOfAll: { ...CALM } });
  const server = createServer((request, response) => {
    respond(state, reset, request, response).catch((error) => answer(response, error.status ?? 500, { code: error.message }));
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const bound = server.address().port;
  return {
    port: bound,
    url: `http://127.0.0.1:${bound}`,
    received: () => state.received,
    control: (order) => setMood(state, order),
    reset,
    close: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  };
}

class Refusal extends Error {
  constructor(status, code) {
    super(code);
    this.status = status;
  }
}

async function respond(state, reset, request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === '/control/received' && request.method === 'GET') return answer(response, 200, state.received);
  if (pathname === '/control' && request.method === 'DELETE') return answer(response, 200, reset() && {});
  if (pathname === '/control' && request.method === 'PUT') return answer(response, 200, setMood(state, await bodyOf(request)));

  const [, department, what] = /^\/([A-Z][A-Z0-9_]*)\/(messages|codes|enquiries)$/.exec(pathname) ?? [];
  if (!department || request.method !== 'POST') throw new Refusal(404, 'simulator.no_such_route');
  const key = request.headers['idempotency-key'];
  if (!key) throw new Refusal(400, 'simulator.idempotency_key_missing');
  const body = await bodyOf(request);

  const mood = moodOf(state, department);
  if (mood.delayMs > 0) await sleep(mood.delayMs);
  if (mood.silent) return; // the line stays open, nothing took effect
  if (spend(mood, 'failNext')) throw new Refusal(503, 'simulator.told_to_fail');

  const reply = takeEffectOnce(state, { department, what, key, body, blockers: mood.blockers });
  if (spend(mood, 'loseNext')) return request.socket.destroy(); // it took effect, but the sender never hears so
  answer(response, 200, reply);
}

/** The first delivery of a key takes effect; every one gets its answer. */
function takeEffectOnce(state, { department, what, key, body, blockers }) {
  const name = `${department} ${what} ${key}`;
  const known = state.answers.get(name);
  if (known) return known;
  const reply = what === 'codes' ? { number: numberOf(department, key, body) } : what === 'enquiries' ? { blockers } : { received: true };
  state.answers.set(name, reply);
  if (what === 'messages') {
    const { what: matter, items, entity, filingNumber } = body;
    state.received.push({ to: department, what: matter, items, entity, filingNumber, key, at: new Date().toISOString() });
  }
  return reply;
}

/** Made from the key, so that the same key gives the same number even after a restart. Formats are plausible, owners are not. */
function numberOf(department, key, { division = '330300' }) {
  const seed = createHash('sha256').update(`${department} ${key}`).digest();
  if (department === 'QUALITY') return organisationCode(`PD${base36(seed, 6)}`);
  return `${division}${[...seed.subarray(0, 9)].map((byte) => byte % 10).join('')}`;
}

const base36 = (bytes, length) => [...bytes.subarray(0, length)].map((byte) => (byte % 36).toString(36).toUpperCase()).join('');

/** GB 11714: eight characters, a hyphen and a check character. */
function organisationCode(body) {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number.parseInt(body[index], 36), 0);
  const check = 11 - (sum % 11);
  return `${body}-${check === 10 ? 'X' : check % 11}`;
}

function setMood(state, { department, ...order }) {
  const known = Object.fromEntries(Object.entries(order).filter(([name]) => name in CALM));
  if (!department) return Object.assign(state.moodOfAll, known);
  if (!state.moods.has(department)) state.moods.set(department, { ...CALM });
  return Object.assign(state.moods.get(department), known);
}

/** A department's own mood, once it has one. */
const moodOf = (state, department) => state.moods.get(department) ?? state.moodOfAll;

function spend(mood, counter) {
  if (mood[counter] <= 0) return false;
  mood[counter] -= 1;
  return true;
}

async function bodyOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new Refusal(413, 'simulator.body_too_large');
    chunks.push(chunk);
  }
  try {
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (body !== null && typeof body === 'object') return body;
  } catch {
    // Refused below.
  }
  throw new Refusal(400, 'simulator.body_is_no_json_object');
}

function answer(response, status, body) {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

async function main() {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
  const simulator = await startSimulator({ port: Number(values.port) });
  console.log(simulator.port);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void simulator.close().then(() => process.exit(0)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
