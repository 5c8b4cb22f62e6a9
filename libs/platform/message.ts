import { SetMetadata } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A fact one library tells the libraries above it. The type parameter is the payload: ids, never rows. */
export interface Message<P extends object> {
  readonly name: string;
  /** The queue of the department that the work belongs to; all else shares one queue. */
  readonly queueOf: (payload: P) => string;
}

export const MAIN_QUEUE = 'main';
export const departmentQueue = (department: string): string => `department-${department}`;

const declared = new Set<string>();

/** Declares a message, once in the product. `departmentOf` sends it to that department's own queue. */
export function message<P extends object>(name: string, departmentOf?: (payload: P) => string): Message<P> {
  if (declared.has(name)) throw new Error(`message declared twice: ${name}`);
  declared.add(name);
  return { name, queueOf: (payload) => (departmentOf ? departmentQueue(departmentOf(payload)) : MAIN_QUEUE) };
}

export const declaredMessages = (): readonly string[] => [...declared];

/** Records a message in the caller's transaction: it is sent if, and only if, that transaction commits. */
export async function record<P extends object>(tx: EntityManager, to: Message<P>, payload: P, dueAt?: Date): Promise<void> {
  await tx.query('insert into outbox (message, queue, payload, due_at, wanted) values ($1, $2, $3, $4, $5)', [
    to.name,
    to.queueOf(payload),
    payload,
    dueAt ?? null,
    handlersOf(to.name),
  ]);
  if (tx.queryRunner) tx.queryRunner.data[RECORDED] = true;
}

/** Mark on a transaction that something waits for the relay. */
export const RECORDED = 'outbox-recorded';

export const HANDLES = 'handles-message';

const marked = new Map<string, string[]>();
/** The handlers of a message that this build has. */
export const handlersOf = (message: string): readonly string[] => marked.get(message) ?? [];
/** By this name a handler is known in the outbox and in Redis: while messages wait, a handler that is renamed is another one. */
export const handlerName = (provider: { constructor: { name: string } }, method: string): string => `${provider.constructor.name}-${method}`;

/** Marks a provider's method as a handler of `m`. It may run more than once for one message. */
export const Handles =
  <P extends object>(m: Message<P>) =>
  (target: object, key: string, descriptor: { value?: (payload: P) => Promise<void> }): void => {
    marked.set(m.name, [...handlersOf(m.name), handlerName(target, key)]);
    SetMetadata(HANDLES, m.name)(target, key, descriptor as PropertyDescriptor);
  };
