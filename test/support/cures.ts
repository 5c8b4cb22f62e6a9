import type { Application, Finding, World } from '#libs/findings';
import { suggestedName } from '#libs/findings';
import { addYears } from '#libs/kernel';
import { theLaw } from './law.ts';

/** A filing with its register, on a day. */
export interface Situation {
  filing: Application;
  world: World;
  on: string;
}
/** Does what the finding says, with nothing but what it says; `undefined` where it says too little this time. */
type Cure = (now: Situation, finding: Finding) => Situation | undefined;

/** An everyday trade without permits, in the place of one that cannot stand. */
const TRADE = '日用百货销售';
const OFFICER = 'an officer decides';
const PEOPLE = 'who it is to be is for the people concerned to say';
const CARD = 'only the paper itself says';
const OUTSIDE = 'something outside the filing has to come to an end first';

type Node = Record<string | number, unknown>;
const keysOf = (path: string): (string | number)[] =>
  path
    .split(/[.[\]]+/)
    .filter((key) => key !== '')
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));

/** The filing with that place changed; missing parts on the way are made. */
function changed({ filing, world, on }: Situation, path: string, change: (place: Node, last: string | number) => void): Situation {
  const copy = structuredClone(filing);
  const keys = keysOf(path);
  // Paths of findings lead through the filing's own objects and lists.
  let place = copy as unknown as Node;
  for (const key of keys.slice(0, -1)) place = (place[key] ??= {}) as Node;
  change(place, keys.at(-1) ?? '');
  return { filing: copy, world, on };
}
const put = (now: Situation, path: string, value: unknown): Situation => changed(now, path, (place, key) => (place[key] = value));
const fill =
  (value: unknown): Cure =>
  (now, { path }) =>
    put(now, path, value);
const elsewhere =
  (path: string, value: unknown): Cure =>
  (now) =>
    put(now, path, value);
const suggested: Cure = (now, { path, suggestion }) => (suggestion === undefined ? undefined : put(now, path, suggestion));
const suggestedNumber: Cure = (now, { path, suggestion }) => (suggestion === undefined ? undefined : put(now, path, Number(suggestion)));
const suggestedDay: Cure = (now, { suggestion }) => (suggestion === undefined ? undefined : { ...now, on: suggestion });
const edited = (now: Situation, edit: (filing: Application) => void): Situation => {
  const filing = structuredClone(now.filing);
  edit(filing);
  return { ...now, filing };
};
/** Takes the entry that the path points into out of its list. */
const dropped: Cure = (now, { path }) => {
  const [, list = '', index = ''] = /^(.*)\[(\d+)\][^[]*$/.exec(path) ?? [];
  // The finding points into this list.
  return changed(now, list, (place, key) => (place[key] as unknown[]).splice(Number(index), 1));
};
/** The whole name that the suggestions of the findings are parts of; another name needs another reservation. */
const named: Cure = ({ filing, world, on }, { path, suggestion }) => {
  const name = suggestedName(filing, world, theLaw, on);
  if (suggestion === undefined || !name) return undefined;
  if (new Map<string, unknown>(Object.entries(name)).get(path.slice('name.'.length)) !== suggestion)
    throw new Error(`${suggestion} is no part of ${name.full}`);
  const { reservation: _, ...kept } = name;
  const items = filing.change?.items.map((one) => (one.item === 'name' ? { ...one, to: name.full } : one));
  return { filing: { ...filing, name: kept, ...(items ? { change: { ...filing.change, items } } : {}) }, world, on };
};
const traded: Cure = (now, { path, suggestion }) => put(now, path, suggestion ?? TRADE);
const handedIn: Cure = (now, { given }) =>
  edited(now, ({ documents }) => documents?.missing && (documents.missing = documents.missing.filter((kind) => kind !== given)));
const role =
  (held: string): Cure =>
  (now) =>
    edited(now, ({ people }) => people?.[0]?.roles.push(held));
/** So much capital, the first holder taking what is missing; paid in money where it has to be. */
const raised = (now: Situation, capital: number, paid: boolean): Situation =>
  edited(now, (filing) => {
    const more = capital - (filing.registeredCapital ?? 0);
    filing.registeredCapital = capital;
    filing.investors?.forEach((one, place) => {
      if (place === 0) one.subscribed += more;
      if (!paid) return;
      one.paidIn = one.subscribed;
      for (const part of one.contributions) part.method = 'MONEY';
    });
  });
const ordinary: Cure = ({ filing, world, on }) => {
  const { step: _, simplifiedDeregistration: __, ...rest } = filing;
  return { filing: { ...rest, kind: 'deregistration' }, world, on };
};

/** What cures a code, or why nothing can be done about it by the finding alone. */
export const CURES: Readonly<Record<string, Cure | string>> = {
  'name.parts_do_not_form_name': named,
  'name.charset': named,
  'name.character_not_standard': named,
  'name.form_missing': named,
  'name.form_not_allowed_for_type': named,
  'name.form_claims_other_type': named,
  'name.partnership_kind_missing': named,
  'name.group_conditions_unmet': named,
  'name.division_required': named,
  'name.division_alone': named,
  'name.division_mismatch': named,
  'name.trade_name_too_short': named,
  'name.trade_name_generic': named,
  'name.industry_required': named,
  'name.forbidden_word': named,
  'name.national_word_inside': named,
  'name.restricted_word': named,
  'name.finance_word_without_licence': named,
  'name.same_as_registered': named,
  'name.same_trade_name_same_industry': named,
  'name.similar_to_registered': named,
  'name.cooling_after_deregistration': named,
  'name.cooling_after_name_change': named,
  'name.held_by_reservation': named,
  'name.held_by_open_filing': named,
  'name.reservation_expired': (now) => edited(now, ({ name }) => delete name?.reservation),
  'name.reservation_not_own': 'a name reserved by others cannot be had, and one of one’s own has first to be chosen',
  'name.differs_from_reservation': (now, { suggestion }) =>
    edited(now, ({ name }) => {
      if (!name || suggestion === undefined) return;
      const end = `${name.industryTerm}${name.organizationalForm}`;
      name.full = suggestion;
      name.tradeName = suggestion.slice(name.division.length, suggestion.length - end.length);
    }),
  'name.branch_lacks_parent_name': named,
  'name.protected_name': named,

  'jurisdiction.division_not_valid_on_date': suggested,
  'jurisdiction.address_outside': (now, { given }) => put(now, 'jurisdiction', given),
  'jurisdiction.foreign_holder_needs_window': elsewhere('channel', 'window'),
  'jurisdiction.foreign_invested': OFFICER,

  'address.no_door_number': fill('18号'),
  'address.division_not_valid_on_date': suggested,
  'address.division_not_county': 'which county it is only the applicants know',
  'address.residential_not_allowed': fill('COMMERCIAL'),
  'address.residential_consent_missing': fill(true),
  'address.cluster_host_missing': 'which host it is only the applicants know',
  'address.cluster_scope_not_allowed': fill(false),
  'address.too_many_entities': OFFICER,
  'address.commitment_missing': elsewhere('commitments.address', true),
  'address.platform_only_for_individuals': fill('COMMERCIAL'),
  'address.operating_address_outside': dropped,

  'scope.empty': fill([TRADE]),
  'scope.pre_approval_missing': traded,
  'scope.foreign_approval_missing': 'the approval has first to be obtained',
  'scope.pre_approval_uncertain': traded,
  'scope.permit_expired': traded,
  'scope.commitment_missing': fill(true),
  'scope.finance_word_without_licence': traded,
  'scope.over_2000_characters': (now) =>
    edited(now, (filing) => {
      const kept = [...(filing.businessScope ?? [])];
      while ([...kept.join('；')].length > 2000) kept.pop();
      filing.businessScope = kept.length > 0 ? kept : [TRADE];
    }),

  'industry.code_malformed': 'the right code is chosen from a list',
  'industry.code_unknown': 'the right code is chosen from a list',
  'industry.edition_wrong_for_date': suggested,

  'capital.missing': (now, { path }) =>
    put(
      now,
      path,
      now.filing.investors?.reduce((sum, one) => sum + one.subscribed, 0),
    ),
  'capital.sum_mismatch': suggestedNumber,
  'capital.due_date_missing': (now, { path }) => put(now, path, addYears(now.on, 1)),
  'capital.term_exceeds_five_years': suggested,
  'capital.not_fully_paid': (now, { path }) => changed(now, path, (investor) => (investor['paidIn'] = investor['subscribed'])),
  'capital.method_not_allowed': fill('MONEY'),
  'capital.labour_by_limited_partner': fill('MONEY'),
  'capital.below_trade_minimum': (now, { suggestion }) => raised(now, Number(suggestion), false),
  'capital.private_funding_minimum': (now, { suggestion }) => raised(now, Number(suggestion ?? now.filing.registeredCapital), true),
  'capital.reduction_too_early': OUTSIDE,
  'capital.transition_term': 'it is advice, and the term stands in the charter',

  'investor.too_many': PEOPLE,
  'investor.too_few': PEOPLE,
  'investor.no_general_partner': PEOPLE,
  'investor.limited_partner_manages': (now, { path }) => {
    const general = now.filing.investors?.findIndex((one) => one.liability === 'GENERAL') ?? -1;
    if (general < 0) return undefined;
    return put(
      changed(now, path, (investor, key) => delete investor[key]),
      `investors[${general}].managingPartner`,
      true,
    );
  },
  'investor.barred_general_partner': (now, { path }) => put(now, `${path}.liability`, 'LIMITED'),
  'investor.delegate_missing': (now, { path }) => put(now, path, now.filing.people?.[0]?.key),
  'investor.not_exactly_one_person': PEOPLE,
  'investor.second_sole_company': PEOPLE,
  'investor.sole_company_founds_sole_company': PEOPLE,
  'investor.farmers_below_80_percent': PEOPLE,
  'investor.too_many_organisations': PEOPLE,
  'investor.public_body_member': PEOPLE,
  // What the second entry subscribed goes to the first.
  'investor.duplicate': (now, { path }) =>
    edited(now, ({ investors = [] }) => {
      const [second] = investors.splice(Number(keysOf(path).at(-1)), 1);
      const first = investors.find((one) => one.person === second?.person);
      if (!first || !second) return;
      first.subscribed += second.subscribed;
      first.paidIn += second.paidIn;
      first.contributions.push(...second.contributions);
    }),
  'investor.uscc_invalid': suggested,
  'investor.organisation_not_alive': PEOPLE,
  'investor.barred_status': OFFICER,
  'investor.minor': OFFICER,
  'investor.family_members_missing': PEOPLE,

  'person.id_malformed': CARD,
  'person.id_fifteen_digits': CARD,
  'person.id_check_digit': CARD,
  'person.id_birth_date_impossible': CARD,
  'person.id_province_unknown': CARD,
  'person.document_format': CARD,
  'person.document_not_yet_issued': CARD,
  'person.birth_date_differs_from_id': suggested,
  'person.same_number_other_name': CARD,
  'person.name_characters': CARD,
  'person.under_age': PEOPLE,
  'person.signature_missing': (now, { path }) =>
    edited(now, ({ signatures, people }) => {
      const key = people?.[Number(keysOf(path).at(-1))]?.key;
      if (signatures?.missing) signatures.missing = signatures.missing.filter((one) => one !== key);
    }),
  'person.real_name_not_verified': fill(true),

  'post.legal_representative_missing': PEOPLE,
  'post.more_than_one_legal_representative': (now) =>
    edited(now, ({ people = [] }) => {
      const first = people.find(({ roles }) => roles.includes('legalRepresentative'));
      for (const one of people) if (one !== first) one.roles = one.roles.filter((held) => held !== 'legalRepresentative');
    }),
  'post.legal_representative_wrong_post': (now, { path }) => changed(now, path, (person) => (person['roles'] as string[]).push('manager')),
  'post.supervisor_is_director_or_officer': 'which of the posts stays with whom is for the holders to decide',
  'post.supervisor_missing': PEOPLE,
  'post.audit_committee_not_yet_allowed': (now, { path }) =>
    changed(now, path, (person) => (person['roles'] = (person['roles'] as string[]).filter((held) => held !== 'auditCommittee'))),
  'post.director_missing': PEOPLE,
  'post.board_size': PEOPLE,
  'post.supervisory_board_size': PEOPLE,
  'post.director_term_too_long': suggestedNumber,
  'post.staff_director_missing': PEOPLE,
  'post.serious_violation_bar': PEOPLE,
  'post.dishonest_debtor': PEOPLE,
  'post.conviction_bar': PEOPLE,
  'post.failed_company_bar': PEOPLE,
  'post.finance_officer_missing': (now, { path }) => put(now, path, now.filing.people?.find(({ roles }) => !roles.includes('supervisor'))?.key),
  'post.liaison_officer_missing': role('liaisonOfficer'),
  'post.person_in_charge_missing': role('personInCharge'),
  'post.operator_missing': role('operator'),
  'post.managing_partner_missing': (now) =>
    edited(now, ({ investors }) => Object.assign(investors?.find((one) => one.liability !== 'LIMITED') ?? {}, { managingPartner: true })),

  'form.required_field_missing': (now, { path }) => {
    const values: Readonly<Record<string, unknown>> = {
      'fiveInOne.staffCount': 5,
      'fiveInOne.salaryStartMonth': now.on.slice(0, 7),
      'fiveInOne.accountingSystem': '小企业会计准则',
      'fiveInOne.phone': '0577-55501005',
      'fiveInOne.socialInsuranceHandler': now.filing.people?.[0]?.key,
    };
    return values[path] === undefined ? undefined : put(now, path, values[path]);
  },
  'document.required_missing': handedIn,
  'term.not_after_filing_date': elsewhere('businessTerm', { indefinite: true }),

  'branch.parent_not_alive': 'no branch is possible',
  'branch.parent_type_not_allowed': 'no branch is possible',
  'branch.parent_must_record': 'it is advice for the time after the licence',

  'change.subject_not_alive': 'no change is possible',
  'change.filed_late': 'it is advice about a time that is over',
  'change.nothing_changes': dropped,
  'change.new_registry_competent': suggested,
  'change.wrong_signatory': (now, { path }) => put(now, path, now.filing.people?.find(({ roles }) => roles.includes('legalRepresentative'))?.key),
  'change.operator_needs_new_registration': 'another filing is needed, and before it the end of this business',
  'change.unreachable_address_not_changed': (now) =>
    edited(now, ({ change }) => change?.items.push({ item: 'domicile', to: '浙江省温州市鹿城区五马街道青鹭路99号', decidedOn: now.on })),

  'dereg.type_not_eligible': ordinary,
  'dereg.ground_missing': ordinary,
  'dereg.on_abnormal_list': OUTSIDE,
  'dereg.on_serious_violation_list': OUTSIDE,
  'dereg.pledged_shares': OUTSIDE,
  'dereg.frozen_equity': OUTSIDE,
  'dereg.chattel_mortgage': OUTSIDE,
  'dereg.under_investigation': OUTSIDE,
  'dereg.penalty_pending': OUTSIDE,
  'dereg.fine_unpaid': OUTSIDE,
  'dereg.litigation_pending': OUTSIDE,
  'dereg.litigation_warning': 'it is advice',
  'dereg.live_branch': OUTSIDE,
  'dereg.holds_investments': OUTSIDE,
  'dereg.terminated_before': ordinary,
  'dereg.prior_approval_needed': ordinary,
  'dereg.licence_revoked': ordinary,
  'dereg.commitment_incomplete': dropped,
  'dereg.notice_not_published': elsewhere('step', 'publishNotice'),
  'dereg.premature_application': suggestedDay,
  'dereg.window_missed': elsewhere('step', 'publishNotice'),
  'dereg.objection_received': 'the run has ended',

  'licence.one_code_not_in_force': suggestedDay,
  'licence.already_one_code': 'there is nothing to do',
  'licence.old_papers_missing': handedIn,
  'licence.old_number_check_digit': OFFICER,
  'licence.loss_not_published': handedIn,
  'licence.not_surrendered': handedIn,

  'paper.character_not_printable': 'it is asked beside the check, and what is meant only the applicants know',
};

/**
 * What a cure cannot but bring: at the window an officer looks at the foreign holder; a name without division stood on the address in another
 * province that is now a branch's.
 */
const BRINGS: Readonly<Record<string, string>> = {
  'jurisdiction.foreign_holder_needs_window': 'jurisdiction.foreign_invested',
  'address.operating_address_outside': 'name.division_required',
};

/** What went wrong with a cure: the finding still stands, or another stands that did not. Advice does not count. */
export function harmOf(finding: Finding, before: readonly Finding[], after: readonly Finding[]): string[] {
  // Places move when an entry is taken out of a list.
  const mark = ({ rule, path }: Finding): string => `${rule} ${path.replace(/\[\d+\]/g, '[*]')}`;
  const left = before.map(mark);
  const stays = after.filter((one) => mark(one) === mark(finding)).length >= before.filter((one) => mark(one) === mark(finding)).length;
  const added = after.filter((one) => {
    if (one.severity === 'advice' || one.rule === BRINGS[finding.rule]) return false;
    const place = left.indexOf(mark(one));
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
  return [...(stays ? ['stays'] : []), ...added.map(({ rule, path }) => `adds ${rule} ${path}`)];
}
