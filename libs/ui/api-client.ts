import type { ErrorBody } from '#libs/contract';

/** The server refused: its code, path, findings. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(body.code);
  }
}

/** No answer came: the line is cut, or the server is away. Nothing is known about whether the act took effect, so it is repeated with the same key. */
export class Unreachable extends Error {}

/** An answer came that is not ours: 5xx, or a proxy's page. Never taken for success. */
export class ServerFault extends Error {
  constructor(readonly status: number) {
    super(`status ${status}`);
  }
}

/** Whether the same request may go well a moment later. */
export const mayPass = (error: unknown): boolean => error instanceof Unreachable || error instanceof ServerFault;

export interface RequestOptions {
  body?: unknown;
  /** Kept by the caller over retries of one act. */
  key?: string;
  /** Version of the draft that the change was made on. */
  ifMatch?: number;
  signal?: AbortSignal;
  /** Of a form with files: the share that has gone out so far, 0 to 1. */
  onSent?: (share: number) => void;
  /** Where nobody is signed in, is refused at once instead of asking to sign in again. */
  quiet?: boolean;
}

interface State {
  csrfToken: string | null;
  language: string;
  answered: () => void;
  signedOut: () => Promise<boolean>;
}
const state: State = { csrfToken: null, language: 'zh', answered: () => undefined, signedOut: () => Promise.resolve(false) };

/** The one way to the server. Paths are below `/api/v1`. */
export const api = {
  get: <T>(path: string, signal?: AbortSignal, options: RequestOptions = {}): Promise<T> => request<T>('GET', path, { ...options, signal }),
  post: <T>(path: string, options: RequestOptions = {}): Promise<T> => request<T>('POST', path, options),
  put: <T>(path: string, options: RequestOptions = {}): Promise<T> => request<T>('PUT', path, options),
  patch: <T>(path: string, options: RequestOptions = {}): Promise<T> => request<T>('PATCH', path, options),
  remove: <T>(path: string, options: RequestOptions = {}): Promise<T> => request<T>('DELETE', path, options),
  /** A file that is made for this request. */
  file: (path: string, options: RequestOptions = {}): Promise<Blob> => requestFile(path, options),
  /** Answers come in this language from now on. */
  speak(language: string): void {
    state.language = language;
  },
  /** The token of the present session goes with everything that changes something; `null` after signing out. */
  hold(csrfToken: string | null): void {
    state.csrfToken = csrfToken;
  },
  /** Called when the server has answered to the session, which it takes for use. */
  onAnswer(listener: () => void): void {
    state.answered = listener;
  },
  /** Called when the server no longer knows the session; true when it knows it again and the request may go out once more. */
  onSignedOut(listener: () => Promise<boolean>): void {
    state.signedOut = listener;
  },
};

/** Where a file of the server lies, for a link. */
export const fileAddress = (path: string): string => `/api/v1${path}`;

/** A session that began while a request was out may end again before it comes back; more often than that it is no accident. */
const MOST_REPEATS = 3;

/** Asks, and once more when a session that had ended is open again. */
async function send(method: string, path: string, options: RequestOptions, repeats = 0): Promise<Response> {
  const answer = await ask(method, path, options);
  if (!state.csrfToken) return answer;
  if (await isSignedOut(answer)) {
    const again = !options.quiet && repeats < MOST_REPEATS && (await state.signedOut());
    return again ? send(method, path, options, repeats + 1) : answer;
  }
  state.answered();
  return answer;
}

/** The server does not know the session, or knows another one that was opened in this browser since. */
const isSignedOut = async (answer: Response): Promise<boolean> =>
  answer.status === 401 || (answer.status === 403 && (await answer.clone().text()).includes('account.csrf_missing'));

async function request<T>(method: string, path: string, options: RequestOptions): Promise<T> {
  const answer = await send(method, path, options);
  return answer.status === 204 ? (undefined as T) : read<T>(answer); // 204: the caller asked for nothing, T is void
}

async function requestFile(path: string, options: RequestOptions): Promise<Blob> {
  const answer = await send('POST', path, options);
  return answer.ok ? answer.blob() : read<never>(answer);
}

async function read<T>(answer: Response): Promise<T> {
  const type = answer.headers.get('content-type') ?? '';
  if (answer.status >= 500 || !type.includes('json')) throw new ServerFault(answer.status);
  const body: unknown = await answer.json().catch(() => {
    throw new ServerFault(answer.status);
  });
  if (answer.ok) return body as T; // the contract's word for it; the API's own tests hold it
  const refusal = body as ErrorBody; // every 4xx has this form
  throw new ApiError(answer.status, refusal);
}

async function ask(method: string, path: string, { body, key, ifMatch, signal, onSent }: RequestOptions): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': state.language });
  if (method !== 'GET' && state.csrfToken) headers.set('X-CSRF-Token', state.csrfToken);
  if (key) headers.set('Idempotency-Key', key);
  if (ifMatch !== undefined) headers.set('If-Match', `"${ifMatch}"`);
  const form = body instanceof FormData;
  if (form && onSent) return sendForm(fileAddress(path), headers, body, onSent);
  if (body !== undefined && !form) headers.set('Content-Type', 'application/json');
  try {
    return await fetch(fileAddress(path), { method, headers, body: form ? body : body === undefined ? undefined : JSON.stringify(body), signal });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable(String(error));
  }
}

/** A form with files. `fetch` does not tell how much has gone out; what came before it does. */
const sendForm = (address: string, headers: Headers, body: FormData, onSent: (share: number) => void): Promise<Response> =>
  new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    headers.forEach((value, name) => request.setRequestHeader(name, value));
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    request.onerror = () => fail(new Unreachable('the line was cut'));
    request.onload = () => {
      const type = request.getResponseHeader('content-type') ?? '';
      done(new Response(request.responseText, { status: request.status, headers: { 'content-type': type } }));
    };
    request.send(body);
  });
