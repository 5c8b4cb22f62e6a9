import { addYears, isDate, within } from '#libs/kernel';
import { holdersOf, type Defect, type Matter } from './matter.ts';
import type { WorldPostRestriction } from './world.ts';

/** Who holds which post, which posts must be held, and who is barred. */
export function postDefects(matter: Matter): Defect[] {
  return [
    ...legalRepresentative(matter),
    ...supervisors(matter),
    ...directors(matter),
    ...bans(matter),
    ...(matter.founding ? missingPosts(matter) : []),
  ];
}

const plural = (matter: Matter): Defect => ({ rule: 'post.more_than_one_legal_representative', path: 'people', given: String(heads(matter).length) });
const heads = (matter: Matter) => holdersOf(matter, ['legalRepresentative']);
const directorRoles = (matter: Matter): readonly string[] => matter.rule('board')?.values.roles ?? [];

/** Those that a change does not show stay as registered, so there only a post that is shown and does not fit is a fault. */
function legalRepresentative(matter: Matter): Defect[] {
  if (!matter.rule('legalRepresentative') || !(matter.founding || matter.changing)) return [];
  const named = heads(matter);
  const defects: Defect[] = [];
  if (named.length === 0 && matter.founding) defects.push({ rule: 'post.legal_representative_missing', path: 'people' });
  if (named.length > 1) defects.push(plural(matter));
  const rule = matter.rule('legalRepresentativePosts')?.values;
  if (!rule) return defects;
  const board = holdersOf(matter, directorRoles(matter));
  for (const { person, index } of named) {
    if (!matter.founding && !showsPosts(matter, person.roles)) continue;
    const alone = rule.loneDirector && board.length === 1 && board[0]?.index === index;
    if (alone || person.roles.some((role) => rule.posts.includes(role))) continue;
    defects.push({ rule: 'post.legal_representative_wrong_post', path: `people[${index}].roles`, given: person.name });
  }
  return defects;
}

const showsPosts = (matter: Matter, roles: readonly string[]): boolean =>
  (matter.application.change?.items ?? []).some((one) => one.item === 'legalRepresentative') && roles.some((role) => role !== 'legalRepresentative');

function supervisors(matter: Matter): Defect[] {
  const { founding, application } = matter;
  if (!(founding || matter.changing)) return [];
  const defects: Defect[] = [];
  const conflicts = matter.rule('supervisorConflicts')?.values.roles ?? [];
  const watching = holdersOf(matter, SUPERVISORS);
  for (const { person, index } of watching) {
    // The finance officer may stand on the form alone.
    const roles = application.fiveInOne?.financeOfficer === person.key && person.key !== '' ? [...person.roles, 'financeOfficer'] : person.roles;
    if (roles.some((role) => conflicts.includes(role))) {
      defects.push({ rule: 'post.supervisor_is_director_or_officer', path: `people[${index}].roles`, given: person.name });
    }
  }
  const committee = holdersOf(matter, COMMITTEE);
  const needed = matter.rule('supervisors')?.values;
  // Joint-stock companies got the committee on the same day as limited ones.
  const company = needed ?? (matter.rule('supervisoryBoard') && matter.law.rule('supervisors', 'LIMITED_LIABILITY_COMPANY', matter.on)?.values);
  if (company && !company.auditCommittee) {
    for (const { index } of committee) defects.push({ rule: 'post.audit_committee_not_yet_allowed', path: `people[${index}].roles` });
  }
  if (!founding) return defects;
  if (needed && watching.length === 0) {
    const waived = needed.waivable && application.supervisorWaiver?.unanimous === true;
    const replaced = needed.auditCommittee && committee.length > 0;
    if (!waived && !replaced) defects.push({ rule: 'post.supervisor_missing', path: 'people' });
  }
  const size = matter.rule('supervisoryBoard')?.values;
  if (size && !(needed && watching.length === 0)) {
    const fits = (watching.length >= size.min && watching.length <= (size.max ?? Infinity)) || size.alsoFewer.includes(watching.length);
    if (!fits) defects.push({ rule: 'post.supervisory_board_size', path: 'people', given: String(watching.length) });
  }
  return defects;
}

const SUPERVISORS = ['supervisor', 'supervisoryBoardChair', 'staffSupervisor'];
const COMMITTEE = ['auditCommittee'];

function directors(matter: Matter): Defect[] {
  const board = matter.rule('board')?.values;
  if (!board || !(matter.founding || matter.changing)) return [];
  const members = holdersOf(matter, board.roles);
  const defects: Defect[] = [];
  if (matter.founding) {
    const count = members.length;
    const fits = (count >= board.min && count <= (board.max ?? Infinity)) || (count === 1 && board.one);
    if (count === 0) defects.push({ rule: 'post.director_missing', path: 'people' });
    else if (!fits) defects.push({ rule: 'post.board_size', path: 'people', given: String(count) });
    const staff = matter.rule('staffDirector')?.values;
    const employees = matter.application.fiveInOne?.staffCount ?? 0;
    if (staff && employees >= staff.employees && holdersOf(matter, [...staff.directorRoles, ...staff.supervisorRoles]).length === 0) {
      defects.push({ rule: 'post.staff_director_missing', path: 'people', given: String(employees) });
    }
  }
  const years = matter.rule('directorTerm')?.values.years;
  for (const { person, index } of members) {
    if (years !== undefined && (person.termYears ?? 0) > years) {
      defects.push({
        rule: 'post.director_term_too_long',
        path: `people[${index}].termYears`,
        given: String(person.termYears),
        suggestion: String(years),
      });
    }
  }
  return defects;
}

/** Barred on the filing date, both ends of the term included. A person who only leaves a post is not asked. */
function bans(matter: Matter): Defect[] {
  if (!(matter.founding || matter.changing)) return [];
  const entries = matter.world.postRestrictions ?? [];
  return matter.rules('postBan').flatMap(({ values }) =>
    holdersOf(matter, values.roles).flatMap(({ person, index }) => {
      const bars = entries.some(
        (one) => one.person === person.key && values.causes.includes(one.cause ?? '') && within(termOf(one, values.years), matter.on),
      );
      return bars ? [{ rule: values.finding, path: `people[${index}]`, given: person.name }] : [];
    }),
  );
}

/** Three years from 2013-01-10 end with 2016-01-10. */
const termOf = ({ from, to }: WorldPostRestriction, years: number | null): { from: string | null; to: string | null } => ({
  from: from ?? null,
  to: to ?? (years !== null && isDate(from) ? addYears(from, years) : null),
});

function missingPosts(matter: Matter): Defect[] {
  const { application } = matter;
  const defects: Defect[] = [];
  if (matter.rule('financeOfficer') && matter.indexOf(application.fiveInOne?.financeOfficer ?? undefined) < 0) {
    defects.push({ rule: 'post.finance_officer_missing', path: 'fiveInOne.financeOfficer' });
  }
  if (matter.rule('liaisonOfficer') && holdersOf(matter, ['liaisonOfficer']).length === 0) {
    defects.push({ rule: 'post.liaison_officer_missing', path: 'people' });
  }
  const head = matter.rule('personInCharge')?.values.role;
  if (head !== undefined && holdersOf(matter, [head]).length === 0) defects.push({ rule: 'post.person_in_charge_missing', path: 'people' });
  const operator = matter.rule('operator')?.values.role;
  if (operator !== undefined && holdersOf(matter, [operator]).length === 0) defects.push({ rule: 'post.operator_missing', path: 'people' });
  const investors = application.investors ?? [];
  // A limited partner who manages has a fault of his own.
  if (matter.rule('managingPartner') && !investors.some((one) => one.managingPartner === true)) {
    defects.push({ rule: 'post.managing_partner_missing', path: 'investors' });
  }
  return defects;
}
