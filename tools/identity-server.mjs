// The demonstration's proof of identity: a service as a city has one, which knows a few invented people and believes the rest.
//
//   POST   /v1/checks   { way, name, documentType, number, issuingCountry, proof: { card?, mobile?, code? } }   →  { outcome, differs?, specimen: true }
//   PUT    /control     { delayMs?, failNext?, silent? }      how it behaves from now on
//   DELETE /control     as at the start
//
// `way`: face, bankCard, eId. `outcome`: same; near, with `differs` (separator, character, order) and never the name itself; other; unsure, when the
// way cannot tell; unsupported, when the way has nothing to compare such a paper with. Whom it knows stands in libs/identity/data/demo-identities.json.
// Nothing of a request is written anywhere. Listens on 127.0.0.1 only. As a program: `node tools/identity-server.mjs [--port N]` prints its port.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { sleep } from './processes.mjs';

const PEOPLE = JSON.parse(readFileSync(new URL('../libs/identity/data/demo-identities.json', import.meta.url), 'utf8'));
const WAYS = ['face', 'bankCard', 'eId'];
const CALM = { delayMs: 0, failNext: 0, silent: false };
const BODY_LIMIT = 20_000;

/** Starts a server: `{ port, url, control, close }`. */
export async function startIdentityServer({ port = 0 } = {}) {
  const mood = { ...CALM };
  const server = createServer((request, response) => {
    respond(mood, request, response).catch(() => answer(response, 400, { code: 'request_not_understood' }));
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const bound = server.address().port;
  return {
    port: bound,
    url: `http://127.0.0.1:${bound}`,
    control: (order) => Object.assign(mood, order),
    close: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  };
}

async function respond(mood, request, response) {
  const asked = `${request.method} ${request.url}`;
  if (asked === 'DELETE /control') return answer(response, 200, Object.assign(mood, CALM));
  const body = await bodyOf(request);
  if (asked === 'PUT /control') {
    const known = Object.fromEntries(Object.entries(body).filter(([name]) => name in CALM));
    return answer(response, 200, Object.assign(mood, known));
  }
  if (asked !== 'POST /v1/checks') return answer(response, 404, { code: 'no_such_route' });
  if (mood.delayMs > 0) await sleep(mood.delayMs);
  if (mood.silent) return;
  if (mood.failNext > 0) {
    mood.failNext -= 1;
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html><body><h1>502 Bad Gateway</h1></body></html>');
    return;
  }
  answer(response, 200, { ...judge(body), specimen: true });
}

/** What a way says of a person and a paper. */
export function judge({ way, name, documentType, number, issuingCountry, proof = {} }) {
  if (!WAYS.includes(way) || typeof name !== 'string' || typeof number !== 'string') throw new TypeError('not a check');
  const known = PEOPLE.find((person) => person.documentType === documentType && person.number === number);
  if (known?.[way] === 'unsupported' || (way === 'eId' && documentType !== 'residentIdCard')) return { outcome: 'unsupported' };
  if (known && (known.issuingCountry ?? null) !== (issuingCountry ?? null)) return { outcome: 'other' };
  const differs = known && difference(known.name, name);
  if (differs) return differs === 'whole' ? { outcome: 'other' } : { outcome: 'near', differs };
  if (known?.[way]) return { outcome: known[way] };
  if (way === 'bankCard') return { outcome: isCard(proof.card) && /^\+?\d{8,15}$/.test(String(proof.mobile)) ? 'same' : 'other' };
  if (way === 'eId') return { outcome: /^\d{6}$/.test(String(proof.code)) ? 'same' : 'other' };
  return { outcome: 'same' };
}

/** How a name differs from the one in the books: not at all, in separators, in one character, in the order of its parts, or wholly. */
export function difference(right, given) {
  const [one, other] = [right, given].map((text) => text.normalize('NFC').trim());
  if (one === other) return undefined;
  const bare = (text) => text.toUpperCase().replace(/[\s·•‧・･．.\-'’]/gu, '');
  if (bare(one) === bare(other)) return 'separator';
  const parts = (text) =>
    text
      .toUpperCase()
      .split(/[\s·-]+/u)
      .sort()
      .join(' ');
  if (parts(one) === parts(other)) return 'order';
  return distance([...bare(one)], [...bare(other)]) === 1 ? 'character' : 'whole';
}

/** One put in, left out or changed; more is not counted. */
function distance(one, other) {
  if (one.length < other.length) return distance(other, one);
  if (one.length - other.length > 1) return 2;
  const at = one.findIndex((sign, place) => sign !== other[place]);
  const rest = one.slice(at + 1).join('');
  return rest === other.slice(one.length === other.length ? at + 1 : at).join('') ? 1 : 2;
}

/** ISO/IEC 7812: twelve to nineteen digits, the last of which checks the others. */
function isCard(card) {
  if (!/^\d{12,19}$/.test(String(card))) return false;
  const sum = [...String(card)].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

async function bodyOf(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new RangeError('too large');
    chunks.push(chunk);
  }
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  if (body === null || typeof body !== 'object') throw new TypeError('no object');
  return body;
}

function answer(response, status, body) {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

async function main() {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
  const server = await startIdentityServer({ port: Number(values.port) });
  console.log(server.port);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void server.close().then(() => process.exit(0)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
