import type { Rule } from '#libs/catalogue';
import { addDays, isDate } from '#libs/kernel';
import { folded, isBlank, isDeregistered, type Defect, type Matter } from './matter.ts';

type Edition = Rule<'simplifiedDeregistration'>['values'];

/** The two ways to the end of an entity. */
export function closingDefects(matter: Matter): Defect[] {
  switch (matter.application.kind) {
    case 'deregistration':
      return matter.rule('branchesFirst') && obstacles(matter)['dereg.live_branch'] ? [{ rule: 'dereg.live_branch', path: 'subject' }] : [];
    case 'simplifiedDeregistration':
      return simplified(matter);
    default:
      return [];
  }
}

/** The edition of the day of the notice decides, also when the application comes under the next one. */
function simplified(matter: Matter): Defect[] {
  const { application, law, subject } = matter;
  const facts = application.simplifiedDeregistration;
  const published = application.step === 'apply' && isDate(facts?.noticePublishedOn) ? facts.noticePublishedOn : undefined;
  const day = published ?? matter.on;
  const own = law.rule('simplifiedDeregistration', matter.entityType, day)?.values;
  // A type that may not use the procedure still learns what else would stand in its way.
  const edition =
    own ?? law.entityTypes.all.map(({ type }) => law.rule('simplifiedDeregistration', type, day)?.values).find((one) => one !== undefined);
  const defects: Defect[] = [];
  if (!own || own.excludedTypeCodes.includes(subject?.entityTypeCode ?? '')) defects.push({ rule: 'dereg.type_not_eligible', path: 'subject' });
  if (!edition) return defects;

  const found = obstacles(matter);
  for (const rule of edition.exclusions) if (found[rule] === true) defects.push({ rule, path: 'subject' });
  if (!edition.grounds.includes(facts?.ground ?? '')) defects.push({ rule: 'dereg.ground_missing', path: 'simplifiedDeregistration.ground' });
  (facts?.commitmentUnsigned ?? []).forEach((key, index) => {
    const person = matter.people[matter.indexOf(key)];
    const path = `simplifiedDeregistration.commitmentUnsigned[${index}]`;
    defects.push({ rule: 'dereg.commitment_incomplete', path, ...(person ? { given: person.name } : {}) });
  });
  return application.step === 'apply' ? [...defects, ...days(matter, edition, published), ...objections(matter, edition, published)] : defects;
}

/** Published on day D a notice of n days ends with day D+n; the window for the application begins the day after [simple-deregistration.md 5]. */
function days(matter: Matter, edition: Edition, published: string | undefined): Defect[] {
  const { on } = matter;
  if (!edition.notice || !publishesNotices(matter)) return [];
  if (published === undefined) return [{ rule: 'dereg.notice_not_published', path: 'simplifiedDeregistration.noticePublishedOn' }];
  const end = addDays(published, edition.noticeDays);
  if (on <= end) return [{ rule: 'dereg.premature_application', path: 'on', given: on, suggestion: addDays(end, 1) }];
  const missed = edition.windowDays !== null && on > addDays(end, edition.windowDays);
  return missed ? [{ rule: 'dereg.window_missed', path: 'on', given: on }] : [];
}

/** Individual businesses publish no notice under any edition, so none is missed where they may not use the procedure yet. */
const publishesNotices = ({ law, entityType }: Matter): boolean => {
  const own = law.rules.rows.filter((row) => row.rule === 'simplifiedDeregistration' && (row.entityTypes ?? [entityType]).includes(entityType));
  return own.length === 0 || own.some(({ from }) => law.rule('simplifiedDeregistration', entityType, from ?? '')?.values.notice === true);
};

/** Only what was objected within the notice time counts, and not what an officer has struck out. */
function objections({ application, on }: Matter, edition: Edition, published: string | undefined): Defect[] {
  const first = edition.notice ? published : on;
  const last = first === undefined ? undefined : addDays(first, edition.notice ? edition.noticeDays : (edition.objectionDays ?? 0));
  return (application.simplifiedDeregistration?.objections ?? []).flatMap((objection, index) => {
    const raw = new Map<string, unknown>(objection !== null && typeof objection === 'object' ? Object.entries(objection) : []);
    const late = last !== undefined && isDate(raw.get('on')) && String(raw.get('on')) > last;
    if (late || raw.get('struck') === true || raw.get('valid') === false) return [];
    const by = raw.get('by');
    const path = `simplifiedDeregistration.objections[${index}]`;
    return [{ rule: 'dereg.objection_received', path, ...(typeof by === 'string' ? { given: by } : {}) }];
  });
}

/** What stands in the way by the register and the lists; which of it an edition asks, the edition says. */
function obstacles(matter: Matter): Readonly<Record<string, boolean>> {
  const { world, subject, on } = matter;
  const id = matter.application.subject;
  const some = (list: readonly Entry[] | undefined): boolean => (list ?? []).some((one) => one.entity === id && runs(one, on));
  const penalties = (world.penalties ?? []).filter((one) => one.entity === id);
  const listed = subject?.seriousViolationListedOn;
  return {
    'dereg.on_abnormal_list': some(world.abnormalList),
    'dereg.on_serious_violation_list': some(world.seriousViolationList) || (isDate(listed) && listed <= on),
    'dereg.pledged_shares': some(world.equityPledges),
    'dereg.frozen_equity': some(world.equityFreezes),
    'dereg.chattel_mortgage': some(world.chattelMortgages),
    'dereg.under_investigation': some(world.investigations),
    'dereg.penalty_pending': penalties.some((one) => one.state === 'pending' && runs(one, on)),
    'dereg.fine_unpaid': penalties.some((one) => one.state === 'unpaid' || (one.state === undefined && (one.fine ?? 0) > 0)),
    'dereg.litigation_pending': some(world.litigation),
    'dereg.litigation_warning': some(world.litigation),
    'dereg.live_branch': (world.branches ?? []).some((one) => one.parent === id && one.state !== 'deregistered') || hasBranchEntity(matter),
    'dereg.holds_investments': (world.investments ?? []).some((one) => one.holder === id && (one.share ?? 1) > 0 && !isOver(one.to, on)),
    'dereg.terminated_before': (world.simplifiedDeregistrations ?? []).some(
      (one) => one.entity === id && isDate(one.terminatedOn) && one.terminatedOn <= on,
    ),
    'dereg.prior_approval_needed': subject?.deregistrationNeedsApproval === true,
    'dereg.licence_revoked': subject?.state === 'licenceRevoked' || subject?.state === 'orderedClosed' || subject?.state === 'licenceCancelled',
  };
}

interface Entry {
  entity?: string;
  listedOn?: string;
  removedOn?: string | null;
  from?: string;
  since?: string;
  to?: string | null;
  state?: string;
}

/** An entry runs from its first day; on the day of its removal it is gone, on the last day of its term it still holds. */
function runs(one: Entry, on: string): boolean {
  const first = one.listedOn ?? one.from ?? one.since;
  if (first !== undefined && first > on) return false;
  if (isDate(one.removedOn) && one.removedOn <= on) return false;
  return !isOver(one.to, on) && !ENDED.includes(one.state ?? '');
}

const isOver = (to: string | null | undefined, on: string): boolean => isDate(to) && to < on;

const ENDED = ['released', 'removed', 'lifted', 'closed', 'ended', 'settled', 'paid', 'cancelled'];

/** A branch that stands in the register as an entity is known by its name: it begins with the parent's. */
const hasBranchEntity = ({ world, subject }: Matter): boolean =>
  !isBlank(subject?.name) &&
  (world.entities ?? []).some(
    (one) => one !== subject && one.entityType === 'COMPANY_BRANCH' && !isDeregistered(one) && folded(one.name).startsWith(folded(subject?.name)),
  );
