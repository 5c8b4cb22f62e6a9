import type { ChangeItemFacts } from '#libs/contract';
import { addDays, isDate } from '#libs/kernel';
import { folded, isAlive, isDeregistered, type Defect, type Matter } from './matter.ts';

/** Changes of what is registered: whether they are possible, in time, and signed by the right one. */
export function changeDefects(matter: Matter): Defect[] {
  const alive = subjectAlive(matter);
  if (!matter.changing) return alive;
  const items = matter.application.change?.items ?? [];
  return [
    ...alive,
    ...items.flatMap((item, index) => [...filedLate(matter, item, index), ...nothingChanges(matter, item, index), ...operator(matter, item, index)]),
    ...signatory(matter),
    ...unreachable(matter),
  ];
}

/** Who is not in the register, or no more, cannot do anything there. Whose licence was taken away can only be wound up. */
function subjectAlive(matter: Matter): Defect[] {
  const { kind, subject: id } = matter.application;
  if (matter.founding) return [];
  const { subject } = matter;
  const ends = kind === 'deregistration' || kind === 'simplifiedDeregistration';
  const fits = subject !== undefined && (ends ? !isDeregistered(subject) : isAlive(subject));
  const given = subject?.name ?? id;
  return fits ? [] : [{ rule: 'change.subject_not_alive', path: 'subject', ...(given === undefined ? {} : { given }) }];
}

function filedLate(matter: Matter, item: ChangeItemFacts, index: number): Defect[] {
  const rule = matter.rule('changeDeadline')?.values;
  if (!rule || !isDate(item.decidedOn) || rule.notFor.includes(item.item)) return [];
  const old = matter.subject?.registeredCapital;
  const reduces = item.item === 'registeredCapital' && (old === undefined ? item.publishedOn !== undefined : Number(item.to) < old);
  if (rule.exceptReduction && reduces) return [];
  const last = addDays(item.decidedOn, rule.days);
  return matter.on > last ? [{ rule: 'change.filed_late', path: `change.items[${index}].decidedOn`, given: item.decidedOn }] : [];
}

function nothingChanges(matter: Matter, item: ChangeItemFacts, index: number): Defect[] {
  return isAsRegistered(matter, item) ? [{ rule: 'change.nothing_changes', path: `change.items[${index}].to` }] : [];
}

/** A fact that the register does not hold is unknown, so anything may be new. */
function isAsRegistered(matter: Matter, item: ChangeItemFacts): boolean {
  const { subject } = matter;
  if (!subject) return false;
  if (item.item === 'businessScope') return subject.businessScope !== undefined && sameScope(matter, item, subject.businessScope);
  const old = new Map<string, unknown>(Object.entries(subject)).get(item.item);
  if (item.item === 'legalRepresentative' || item.item === 'operator') return isSamePerson(matter, item, old);
  if (typeof old === 'number') return Number(item.to) === old;
  return typeof old === 'string' && typeof item.to === 'string' && folded(old) !== '' && folded(old) === folded(item.to);
}

/** Two people may share a name: when the one who leaves is shown with another paper, they are two. */
function isSamePerson(matter: Matter, item: ChangeItemFacts, old: unknown): boolean {
  const next = typeof item.to === 'string' ? matter.people[matter.indexOf(item.to)] : undefined;
  if (!next || folded(old) === '' || folded(next.name) !== folded(old)) return false;
  const left = matter.people.find((one) => one !== next && one.roles.some((role) => role.startsWith('former')));
  return !left || folded(left.document.number) === folded(next.document.number);
}

function sameScope(matter: Matter, item: ChangeItemFacts, registered: readonly string[]): boolean {
  const stated = matter.application.businessScope ?? (typeof item.to === 'string' ? item.to.split(/[；;]/u) : undefined);
  if (!stated) return false;
  const texts = (items: readonly string[]): string => [...new Set(items.map(folded).filter((text) => text !== ''))].sort().join('；');
  return texts(stated) === texts(registered);
}

function operator(matter: Matter, item: ChangeItemFacts, index: number): Defect[] {
  if (item.item !== 'operator' || item.insideFamily === true || !matter.rule('operatorIsFixed')) return [];
  return [{ rule: 'change.operator_needs_new_registration', path: `change.items[${index}]` }];
}

function signatory(matter: Matter): Defect[] {
  const { change } = matter.application;
  const named = matter.rule('changeSignedByNew')?.values.item;
  const item = change?.items.find((one) => one.item === named);
  if (!item || change?.signedBy === undefined) return [];
  const next =
    typeof item.to === 'string' && matter.indexOf(item.to) >= 0
      ? item.to
      : matter.people.find((one) => one.roles.includes('legalRepresentative'))?.key;
  if (next === undefined || change.signedBy === next) return [];
  const wrong = matter.people[matter.indexOf(change.signedBy)];
  return [{ rule: 'change.wrong_signatory', path: 'change.signedBy', ...(wrong ? { given: wrong.name } : {}) }];
}

/** A firm that cannot be reached where it is registered says first where it is [SMRX 20]. */
function unreachable(matter: Matter): Defect[] {
  const rule = matter.rule('unreachableMovesFirst')?.values;
  if (!rule) return [];
  const { application, world, on } = matter;
  const listed = (world.abnormalList ?? []).some(
    (one) =>
      one.entity === application.subject &&
      rule.causes.includes(one.cause ?? '') &&
      (one.listedOn ?? '') <= on &&
      !(isDate(one.removedOn) && one.removedOn <= on),
  );
  const moves = (application.change?.items ?? []).some((one) => rule.items.includes(one.item));
  return listed && !moves ? [{ rule: 'change.unreachable_address_not_changed', path: 'change.items' }] : [];
}
