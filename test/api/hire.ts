import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { StaffRole } from '#libs/contract';
import { DEMO_PASSWORD } from '#libs/identity';
import { Caller, type Answer } from './caller.ts';

export interface Hired {
  id: string;
  caller: Caller;
}

export interface HireWish {
  department?: string;
  districts?: readonly string[];
  login: string;
  roles: readonly StaffRole[];
  /** The person's own; `DEMO_PASSWORD` when not said. */
  password?: string;
}

/** A new member of staff of the demonstration: made by one administrator, given roles by another, signed in with an own password. */
export async function hire(app: NestFastifyApplication, { login, roles, password = DEMO_PASSWORD, ...post }: HireWish): Promise<Hired> {
  const [system, security, caller] = [new Caller(app), new Caller(app), new Caller(app)];
  await system.signIn('administrator', DEMO_PASSWORD);
  await security.signIn('security', DEMO_PASSWORD);
  const given = 'given by somebody';
  const own = { department: 'MARKET_SUPERVISION', districts: ['330302'], ...post, login, name: '许', password: given };
  const { id } = must(await system.ask('POST', '/api/v1/staff', own), 201);
  must(await security.ask('PUT', `/api/v1/staff/${id}/roles`, { roles }), 200);
  must(await caller.signIn(login, given), 201);
  must(await caller.ask('PUT', '/api/v1/me/password', { password }), 200);
  return { id, caller };
}

function must({ status, body }: Answer, expected: number): { id: string } {
  if (status !== expected) throw new Error(`answered ${status} ${JSON.stringify(body)}`);
  return body;
}
