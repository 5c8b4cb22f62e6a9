import type { EntityType, FilingKind, TaskKind, VerdictStep } from '#libs/contract';
import { FILING_ROW_FIELDS, concerns, filingRow, type FilingRow } from './filing-words.ts';
import type { Departments } from './departments.ts';
import { entryOf, jsonRows, type LawFiles } from './law-file.ts';
import type { PushTable } from './pushes.ts';

export interface TaskLimit {
  readonly days: number;
  readonly unit: 'workingDays' | 'calendarDays';
}

export interface TaskRow extends FilingRow {
  /** `null`: the department of each pre-approval item in the scope. */
  readonly department: string | null;
  readonly task: TaskKind;
  readonly gating: boolean;
  readonly by: 'person' | 'automatic';
  /** Verdicts asked, in this order, by two people. */
  readonly steps: readonly VerdictStep[];
  readonly limit: TaskLimit;
  /** The number that a code assignment answers with. */
  readonly number: string | null;
}

/** A task that a filing opens at acceptance. */
export interface TaskPlan {
  readonly department: string;
  readonly kind: TaskKind;
  /** Whether the licence waits for it. */
  readonly gating: boolean;
  /** `afterLicence`: the department is asked nothing before; its acknowledgement of the message closes the task. */
  readonly asked: 'atAcceptance' | 'afterLicence';
  readonly by: 'person' | 'automatic';
  readonly steps: readonly VerdictStep[];
  readonly limit: TaskLimit;
  /** What a code assignment answers: `organizationCode`, `taxpayerId` ... */
  readonly number: string | null;
  /** Catalogue items the department is asked about. */
  readonly items: readonly string[];
}

export interface FilingHits {
  readonly preApprovals?: readonly { readonly item: string; readonly department: string; readonly permit?: 'valid' | 'none' | 'expired' }[];
  readonly postApprovals?: readonly { readonly item: string; readonly notify: string }[];
}

export interface TaskTable {
  readonly rows: readonly TaskRow[];
  /** One task a department and kind; the registry's own review first. */
  for(filing: { readonly kind: FilingKind; readonly entityType: EntityType }, on: string, hits?: FilingHits): readonly TaskPlan[];
}

const FILE = 'approvals.json';
const TASKS: readonly TaskKind[] = ['REVIEW', 'RECORD', 'NOTICE', 'CODE_ASSIGNMENT'];
const STEPS: readonly VerdictStep[] = ['EXAMINE', 'APPROVE'];

export function taskTableFrom(files: LawFiles, departments: Departments, pushes: PushTable): TaskTable {
  const rows = jsonRows(files, FILE).map((value, index): TaskRow => {
    const entry = entryOf(FILE, `row ${index}`);
    const row = entry.object(value, [...FILING_ROW_FIELDS, 'department', 'task', 'gating', 'by', 'steps', 'limit', 'number']);
    const department = entry.optionalText(row['department'], 'department');
    if (department !== null && !departments.has(department)) throw entry.broken(`no department ${department}`);
    const limit = entry.object(row['limit'], ['days', 'unit']);
    return {
      ...filingRow(entry, row),
      department,
      task: entry.oneOf(row['task'], TASKS, 'task'),
      gating: entry.flag(row['gating'], 'gating'),
      by: entry.oneOf<'person' | 'automatic'>(row['by'], ['person', 'automatic'], 'by'),
      steps: entry.list(row['steps'], 'steps').map((step) => entry.oneOf(step, STEPS, 'steps')),
      limit: {
        days: entry.number(limit['days'], 'limit.days'),
        unit: entry.oneOf<TaskLimit['unit']>(limit['unit'], ['workingDays', 'calendarDays'], 'limit.unit'),
      },
      number: entry.optionalText(row['number'], 'number'),
    };
  });
  return { rows, for: (filing, on, hits = {}) => plans(rows, pushes, filing, on, hits) };
}

function plans(
  rows: readonly TaskRow[],
  pushes: PushTable,
  filing: { readonly kind: FilingKind; readonly entityType: EntityType },
  on: string,
  hits: FilingHits,
): readonly TaskPlan[] {
  const asked = rows
    .filter((row) => concerns(row, filing.kind, filing.entityType, on))
    .flatMap((row) => (row.department === null ? preApprovalPlans(row, hits) : [planOf(row, row.department, [], row.by)]));
  const after = pushes.after('done', filing, on, hits.postApprovals).map((push): TaskPlan => ({
    department: push.to,
    kind: push.task,
    gating: false,
    asked: 'afterLicence',
    by: 'automatic',
    steps: [],
    limit: { days: 1, unit: 'workingDays' },
    number: null,
    items: push.items ?? [],
  }));
  return mergedByDepartment([...asked, ...after]);
}

/** The authority of each item looks at it; by itself when every permit it gave is valid. */
function preApprovalPlans(row: TaskRow, hits: FilingHits): readonly TaskPlan[] {
  const departments = [...new Set((hits.preApprovals ?? []).map((hit) => hit.department))];
  return departments.map((department) => {
    const own = (hits.preApprovals ?? []).filter((hit) => hit.department === department);
    const byItself = own.every((hit) => hit.permit === 'valid');
    return planOf(row, department, [...new Set(own.map((hit) => hit.item))], byItself ? 'automatic' : 'person');
  });
}

const planOf = (row: TaskRow, department: string, items: readonly string[], by: 'person' | 'automatic'): TaskPlan => ({
  department,
  kind: row.task,
  gating: row.gating,
  asked: 'atAcceptance',
  by,
  steps: row.steps,
  limit: row.limit,
  number: row.number,
  items,
});

/** A department has one task of a kind: the first stands, with the items of all. */
function mergedByDepartment(all: readonly TaskPlan[]): readonly TaskPlan[] {
  const merged = new Map<string, TaskPlan>();
  for (const plan of all) {
    const key = `${plan.department} ${plan.kind}`;
    const first = merged.get(key);
    merged.set(key, first ? { ...first, gating: first.gating || plan.gating, items: [...new Set([...first.items, ...plan.items])] } : plan);
  }
  return [...merged.values()];
}
