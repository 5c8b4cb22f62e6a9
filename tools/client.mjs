// The product as programs use it: accounts with bearer tokens, keyed requests that are sent again until they are answered.
import { randomUUID } from 'node:crypto';
import { sleep } from './processes.mjs';

/** An answer of 4xx, with the code the product gave. */
export class Refused extends Error {
  constructor(method, path, status, body) {
    super(`${method} ${path}: ${status} ${body?.code ?? ''} ${JSON.stringify(body?.details ?? body?.path ?? '')}`);
    Object.assign(this, { status, code: body?.code, body });
  }
}

/**
 * One person or program at `base`, or at one of several addresses. `patience`: how long (ms) a request is repeated, with the same key
 * and at the next address, while no answer, a 5xx or "later" comes.
 */
export class Client {
  constructor(base, { token, patience = 0 } = {}) {
    Object.assign(this, { bases: [base].flat(), token, patience });
  }

  get base() {
    return this.bases[0];
  }

  get = (path) => this.send('GET', path);
  post = (path, body, key = randomUUID()) => this.send('POST', path, { body, key });
  put = (path, body) => this.send('PUT', path, { body });

  /** Saves parts of a draft from the version that was seen. */
  patch = (path, body, version) => this.send('PATCH', path, { body, headers: { 'if-match': `"${version}"` } });

  async upload(path, fields, file) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([file.bytes], { type: file.type }), file.name);
    return this.send('POST', path, { form });
  }

  async bytes(path) {
    const response = await this.fetch('GET', path, {});
    if (!response.ok) throw new Refused('GET', path, response.status, await bodyOf(response));
    return Buffer.from(await response.arrayBuffer());
  }

  async send(method, path, { body, form, key, headers = {} } = {}) {
    const until = Date.now() + this.patience;
    for (;;) {
      const response = await this.fetch(method, path, { body, form, key, headers }).catch((error) => error);
      if (!(response instanceof Error) && response.status < 500 && response.status !== 429) {
        const answer = await bodyOf(response);
        if (response.ok) return answer;
        throw new Refused(method, path, response.status, answer);
      }
      if (Date.now() >= until) throw response instanceof Error ? response : new Refused(method, path, response.status, await bodyOf(response));
      await response.body?.cancel?.();
      this.bases.push(this.bases.shift());
      await sleep(100);
    }
  }

  fetch(method, path, { body, form, key, headers }) {
    return fetch(this.base + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
        ...headers,
      },
      body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
      signal: AbortSignal.timeout(30_000),
    });
  }
}

async function bodyOf(response) {
  const text = await response.text();
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return { code: text.slice(0, 200) };
  }
}

/** Signs in as a program. */
export async function signIn(base, login, password, options = {}) {
  const { token, account } = await new Client(base, options).send('POST', '/api/v1/sessions', { body: { login, password, as: 'program' } });
  return Object.assign(new Client(base, { ...options, token }), { account, password });
}

/** A new account, signed in. */
export async function newPerson(base, { login, password, name }, options = {}) {
  try {
    await new Client(base, options).send('POST', '/api/v1/accounts', { body: { login, password, name } });
  } catch (error) {
    if (error.status !== 409) throw error; // an answer that was lost: the account is there
  }
  return signIn(base, login, password, options);
}

/** Opens a signing link and signs, or only shows who one is. */
export async function sign(client, link) {
  const path = `/api/v1/signings/${link.split('/').at(-1)}`;
  const page = await client.get(path);
  if (page.state === 'DONE') return page;
  return page.asks === 'identify'
    ? client.send('POST', `${path}/confirm`)
    : client.send('POST', `${path}/sign`, { body: { contentHash: page.contentHash, password: client.password } });
}

/** A one-page PDF, as anyone's scanner would make it. */
export function smallPdf(text) {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>',
    stream(`BT /F 12 Tf 20 50 Td (${text}) Tj ET`),
  ];
  const parts = ['%PDF-1.4\n'];
  const offsets = objects.map((object, index) => {
    const offset = parts.join('').length;
    parts.push(`${index + 1} 0 obj\n${object}\nendobj\n`);
    return offset;
  });
  const start = parts.join('').length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
  );
  return Buffer.from(parts.join(''), 'latin1');
}

const stream = (content) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
