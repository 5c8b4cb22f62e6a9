import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { ApprovalTask, taskRows } from '#libs/approval';
import type { DeskPage, DeskSearch } from '#libs/contract';
import { invalid, type Actor } from '#libs/kernel';
import { Condition, matching, ORDER, within } from './queue-condition.ts';

export interface PageAsked {
  after?: string | undefined;
  size: number;
}

/** A page of the tasks that somebody sees, and how many there are in all: one condition for both. */
export async function deskPage(tx: EntityManager, actor: Actor, search: DeskSearch, { after, size }: PageAsked): Promise<DeskPage> {
  const done = search.view === 'done';
  const base = matching(within(new Condition(), actor), actor, search);
  const [{ total }]: [{ total: number }] = await tx.query(`select count(*)::int as total from approval_task t where ${base.text}`, base.values);
  const page = matching(within(new Condition(), actor), actor, search);
  if (after !== undefined) afterKey(page, keyFrom(after), done);
  const rows: { id: string; key: string[] }[] = await tx.query(
    `select t.id, ${done ? 'array[t.closed_at::text, t.id::text]' : "array[(not t.priority)::text, coalesce(t.due_on, 'infinity'::date)::text, t.opened_at::text, t.id::text]"} as key
      from approval_task t where ${page.text} order by ${done ? ORDER.done : ORDER.open} limit ${size + 1}`,
    page.values,
  );
  const shown = rows.slice(0, size);
  const found = shown.length > 0 ? await tx.findBy(ApprovalTask, { id: In(shown.map(({ id }) => id)) }) : [];
  const byId = new Map(found.map((task) => [task.id, task]));
  const tasks = await taskRows(
    tx,
    shown.flatMap(({ id }) => byId.get(id) ?? []),
  );
  const last = rows.length > size ? shown.at(-1) : undefined;
  return { tasks, total, next: last ? Buffer.from(JSON.stringify(last.key)).toString('base64url') : null };
}

/** Where the page before ended: what is inserted or taken meanwhile neither repeats nor skips a row. */
function afterKey(condition: Condition, key: readonly string[], done: boolean): void {
  if (key.length !== (done ? 2 : 4)) throw invalid('request.invalid', { path: 'after' });
  if (done) condition.and('(t.closed_at, t.id) < (?::timestamptz, ?::uuid)', ...key);
  else
    condition.and(
      "((not t.priority), coalesce(t.due_on, 'infinity'::date), t.opened_at, t.id) > (?::boolean, ?::date, ?::timestamptz, ?::uuid)",
      ...key,
    );
}

function keyFrom(after: string): string[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    if (Array.isArray(key) && key.every((part): part is string => typeof part === 'string' && SHAPE.test(part))) return key;
  } catch {
    // told below
  }
  throw invalid('request.invalid', { path: 'after' });
}

/** A flag, a day or an instant as PostgreSQL writes them, or an id. */
const SHAPE =
  /^(true|false|infinity|\d{4}-\d{2}-\d{2}|\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
