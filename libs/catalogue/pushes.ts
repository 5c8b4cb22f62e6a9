import type { EntityType, FilingKind } from '#libs/contract';
import { FILING_ROW_FIELDS, concerns, filingRow, type FilingRow } from './filing-words.ts';
import type { Departments } from './departments.ts';
import { entryOf, jsonRows, type LawFiles } from './law-file.ts';

/** `done`: the licence is out, or the entity deregistered. `noticePublished`: a notice of simplified deregistration. */
export type PushEvent = 'done' | 'noticePublished';

export type PushKind =
  | 'recordEstablishment'
  | 'recordChange'
  | 'recordDeregistration'
  | 'simplifiedDeregistrationNotice'
  | 'sealFiling'
  | 'publication'
  | 'notice'
  | 'replacement'
  | 'dualNotification';

export interface PushRow extends FilingRow {
  readonly event: PushEvent;
  /** `null`: the departments of the post-approval items in the scope, each with its items. */
  readonly department: string | null;
  readonly what: PushKind;
  /** The kind of task that stands for this message from acceptance on and is closed by its acknowledgement. */
  readonly task: 'RECORD' | 'NOTICE';
}

export interface Push {
  readonly to: string;
  readonly what: PushKind;
  readonly task: 'RECORD' | 'NOTICE';
  /** Post-approval items, for a dual notification. */
  readonly items?: readonly string[];
}

export interface PushTable {
  readonly rows: readonly PushRow[];
  /** The messages that go out after the event, each once. `postApprovals`: hits of the scope, of a change only those of added items. */
  after(
    event: PushEvent,
    filing: { readonly kind: FilingKind; readonly entityType: EntityType },
    on: string,
    postApprovals?: readonly { readonly item: string; readonly notify: string }[],
  ): readonly Push[];
}

const FILE = 'pushes.json';
const EVENTS: readonly PushEvent[] = ['done', 'noticePublished'];
const TASKS: readonly PushRow['task'][] = ['RECORD', 'NOTICE'];
const WHAT: readonly PushKind[] = [
  'recordEstablishment',
  'recordChange',
  'recordDeregistration',
  'simplifiedDeregistrationNotice',
  'sealFiling',
  'publication',
  'notice',
  'replacement',
  'dualNotification',
];

export function pushesFrom(files: LawFiles, departments: Departments): PushTable {
  const rows = jsonRows(files, FILE).map((value, index): PushRow => {
    const entry = entryOf(FILE, `row ${index}`);
    const row = entry.object(value, [...FILING_ROW_FIELDS, 'event', 'department', 'what', 'task']);
    const department = entry.optionalText(row['department'], 'department');
    if (department !== null && !departments.has(department)) throw entry.broken(`no department ${department}`);
    const what = entry.oneOf(row['what'], WHAT, 'what');
    if ((department === null) !== (what === 'dualNotification')) throw entry.broken('only a dual notification has no department of its own');
    return {
      ...filingRow(entry, row),
      event: entry.oneOf(row['event'], EVENTS, 'event'),
      department,
      what,
      task: entry.oneOf(row['task'], TASKS, 'task'),
    };
  });
  return {
    rows,
    after(event, filing, on, postApprovals = []) {
      const found = rows.filter((row) => row.event === event && concerns(row, filing.kind, filing.entityType, on));
      return found.flatMap((row): Push[] =>
        row.department === null ? dualNotifications(row, postApprovals) : [{ to: row.department, what: row.what, task: row.task }],
      );
    },
  };
}

/** One message to each department, with all of its items. */
function dualNotifications(row: PushRow, hits: readonly { readonly item: string; readonly notify: string }[]): Push[] {
  const items = new Map<string, Set<string>>();
  for (const hit of hits) items.set(hit.notify, (items.get(hit.notify) ?? new Set()).add(hit.item));
  return [...items].map(([to, own]) => ({ to, what: row.what, task: row.task, items: [...own].sort() }));
}
