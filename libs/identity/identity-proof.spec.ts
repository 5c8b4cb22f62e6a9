import type { ServerResponse } from 'node:http';
import type { ProveIdentityBody } from '#libs/contract';
import type { AppError } from '#libs/kernel';
import { useTestConfig } from '../../test/support/environment.ts';
import { startIdentityService, type IdentityService } from '../../test/support/identity-service.ts';
import { HttpIdentityProof } from './identity-proof.ts';

const LIN: ProveIdentityBody = { name: '林澄远', documentType: 'residentIdCard', number: '330302197903129970' };
const proof = new HttpIdentityProof();
let say: unknown = { outcome: 'same' };
let reply = (response: ServerResponse): void => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(say));
const json = reply;
let service: IdentityService;
const written: string[] = [];

beforeAll(async () => {
  service = await startIdentityService((response) => reply(response));
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
beforeEach(() => {
  reply = json;
  useTestConfig({ IDENTITY_URL: service.url, LOG_LEVEL: 'debug' });
});
afterAll(async () => {
  await service.close();
  jest.restoreAllMocks();
  const log = written.join('');
  expect(log).toContain('identity.service_away');
  for (const secret of [LIN.number, LIN.name, '6222020200112233445']) expect(log).not.toContain(secret);
});

const refusalOf = async (shown: Partial<ProveIdentityBody> = {}): Promise<string> => {
  const error = await proof.prove({ ...LIN, ...shown }).then(
    () => undefined,
    (refused: AppError) => refused,
  );
  return [error?.kind, error?.code, error?.details['way'], error?.details['path']].join(' ').trim();
};

it('asks with the paper in one spelling and what the way needs, in a body alone', async () => {
  say = { outcome: 'same' };
  const shown = {
    name: ' 周予宁 ',
    documentType: 'residentIdCard',
    number: '33038119880119996x',
    way: 'bankCard',
    card: '6222020200112233445',
  } as const;
  await expect(proof.prove(shown)).resolves.toEqual({ name: '周予宁', documentType: 'residentIdCard', number: '33038119880119996X' });
  expect(service.asked.at(-1)).toEqual({
    path: 'POST /v1/checks',
    body: {
      ...{ way: 'bankCard', name: '周予宁', documentType: 'residentIdCard', number: '33038119880119996X', issuingCountry: null },
      proof: { card: '6222020200112233445' },
    },
  });
});

it('does not ask about a number that cannot be', async () => {
  const before = service.asked.length;
  expect(await refusalOf({ number: '330302197903129971' })).toBe('invalid identity.number_wrong  number');
  expect(service.asked.length).toBe(before);
});

it.each([
  [{ outcome: 'near', differs: 'separator' }, 'invalid identity.near_miss_separator face name'],
  [{ outcome: 'near', differs: 'character' }, 'invalid identity.near_miss_character face name'],
  [{ outcome: 'near', differs: 'order' }, 'invalid identity.near_miss_order face name'],
  [{ outcome: 'near', differs: '<b>林澄元</b>' }, 'invalid identity.near_miss_character face name'],
  [{ outcome: 'other' }, 'invalid identity.not_same face'],
  [{ outcome: 'unsure' }, 'conflict identity.way_unsure face'],
  [{ outcome: 'unsupported' }, 'conflict identity.way_not_for_paper face'],
  [{ outcome: 'yes' }, 'conflict identity.service_away face'],
  [null, 'conflict identity.service_away face'],
  ['same', 'conflict identity.service_away face'],
])('to %j a person hears %s', async (answer, heard) => {
  say = answer;
  expect(await refusalOf()).toBe(heard);
});

it('that a service is down, breaks off, or answers 502 with a page, is said, and no number with it', async () => {
  reply = (response) => void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
  expect(await refusalOf({ way: 'eId' })).toBe('conflict identity.service_away eId');
  reply = (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
  expect(await refusalOf()).toBe('conflict identity.service_away face');
  reply = (response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere' }).end();
  expect(await refusalOf()).toBe('conflict identity.service_away face');
  reply = (response) => response.destroy();
  expect(await refusalOf()).toBe('conflict identity.service_away face');
  useTestConfig({ IDENTITY_URL: 'http://127.0.0.1:9', LOG_LEVEL: 'debug' });
  expect(await refusalOf()).toBe('conflict identity.service_away face');
});

it('a service that is slow is not waited for', async () => {
  const timeout = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException('late', 'TimeoutError')), 50);
    return controller.signal;
  });
  reply = () => undefined;
  expect(await refusalOf({ way: 'bankCard' })).toBe('conflict identity.service_slow bankCard');
  expect(timeout).toHaveBeenCalledWith(8_000);
  timeout.mockRestore();
});

it('where licences count, a service that invents its answers is not believed', async () => {
  say = { outcome: 'same', specimen: true };
  await expect(proof.prove(LIN)).resolves.toMatchObject({ name: LIN.name });
  useTestConfig({ IDENTITY_URL: service.url, AUTHORISED: '1', LOG_LEVEL: 'debug' });
  expect(await refusalOf()).toBe('conflict identity.no_proof_service');
});
