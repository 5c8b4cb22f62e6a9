import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { SessionView } from '#libs/contract';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export interface Answer {
  status: number;
  /** The JSON of the answer, as a spec reads it. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- every route answers something else; specs say what they expect
  body: any;
  headers: Record<string, string | string[] | number | undefined>;
}

/** One person at one browser or program, as the API sees them. */
export class Caller {
  session: SessionView | undefined;
  headers: Record<string, string> = {};

  constructor(readonly app: NestFastifyApplication) {}

  async ask(method: Method, url: string, payload?: object | string, headers: Record<string, string> = {}): Promise<Answer> {
    const own = { ...this.headers, ...headers };
    const response = await this.app.inject({ method, url, headers: own, ...(payload === undefined ? {} : { payload }) });
    const isJson = String(response.headers['content-type']).includes('json') && response.body !== '';
    return { status: response.statusCode, body: isJson ? response.json() : response.body, headers: response.headers };
  }

  /** Signs in like a browser: the cookie is kept, and the token against forgery sent along. */
  async signIn(login: string, password: string): Promise<Answer> {
    return this.keep(await this.ask('POST', '/api/v1/sessions', { login, password }));
  }

  async signUp(login: string, password: string, name: string): Promise<Answer> {
    return this.keep(await this.ask('POST', '/api/v1/accounts', { login, password, name }));
  }

  /** Goes on as whoever the answer opened a session for. */
  keep(answer: Answer): Answer {
    if (answer.status !== 201) return answer;
    this.session = answer.body;
    this.headers = { ...this.headers, cookie: cookiesOf(answer).join('; '), 'x-csrf-token': answer.body.csrfToken };
    return answer;
  }
}

/** The cookies of an answer as the browser sends them back. */
export const cookiesOf = (answer: Answer): string[] => setCookiesOf(answer).map((cookie) => cookie.split(';')[0] ?? '');

export const setCookiesOf = ({ headers }: Answer): string[] => [headers['set-cookie'] ?? []].flat().map(String);
