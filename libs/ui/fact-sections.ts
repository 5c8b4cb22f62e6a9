import type { AddressFacts, Facts, FilingFrame, InvestorFacts, PersonFacts } from '#libs/contract';
import { amountInWords, shownAmount, shownShare } from './amount.ts';
import { shownDate, shownMonth } from './dates.ts';
import { entityFacts } from './entity-facts.ts';
import type { SayLabel } from './reference.ts';
import type { Say } from './words.ts';

/** The pages of a filing; each fact stands on one. */
export type Topic = 'name' | 'scope' | 'address' | 'people' | 'capital' | 'form' | 'commitments' | 'documents' | 'closing' | 'change';

export interface FactRow {
  /** Path of the fact; a finding belongs to the row with the longest path that its own begins with. */
  path: string;
  topic: Topic;
  label: string;
  text: string;
  /** Amount in words. */
  words?: string;
  /** Stands on paper. */
  song?: boolean;
}

export interface FactSection {
  key: 'business' | 'people' | 'form' | 'commitments' | 'closing' | 'change';
  title: string;
  rows: FactRow[];
}

export interface Voice {
  t: Say;
  label: SayLabel;
  language: 'zh' | 'en';
}

/** Another licence of the same facts. */
const LICENCES: readonly FilingFrame['kind'][] = ['licenceConversion', 'licenceReplacement'];

/** What was stated, grouped for reading. Rows of facts that are absent say so, so that nothing is overlooked. */
export function factSections(frame: FilingFrame, facts: Facts, voice: Voice): FactSection[] {
  const { t } = voice;
  if (frame.kind === 'simplifiedDeregistration') {
    return [
      { key: 'closing', title: t('facts.closing'), rows: closingRows(facts, voice) },
      { key: 'people', title: t('facts.closing.people'), rows: peopleRows(facts, voice) },
    ];
  }
  if (frame.kind === 'deregistration') {
    return [
      { key: 'closing', title: t('facts.closing'), rows: endRows(facts, voice) },
      { key: 'people', title: t('facts.closing.signing'), rows: peopleRows(facts, voice) },
    ];
  }
  const all: FactSection[] = [
    { key: 'business' as const, title: t('facts.business'), rows: businessRows(frame, facts, voice) },
    { key: 'people' as const, title: t('facts.people'), rows: peopleRows(facts, voice) },
    { key: 'form' as const, title: t('facts.form'), rows: entityFacts(frame.entityType).hasForm ? formRows(frame, facts, voice) : [] },
    { key: 'commitments' as const, title: t('facts.commitments'), rows: commitmentRows(facts, voice) },
  ];
  // A change states only what becomes different; of the rest it does not speak.
  if (LICENCES.includes(frame.kind)) return spokenOf(all, facts).filter((section) => section.rows.length > 0);
  const stated =
    frame.kind === 'change' ? [{ key: 'change' as const, title: t('facts.change'), rows: changeRows(facts, voice) }, ...spokenOf(all, facts)] : all;
  return stated.filter((section) => section.rows.length > 0);
}

/** The same for a part of the facts, as one person signs them: what is not in the part is not spoken of. */
export function partSections(frame: FilingFrame, facts: Facts, voice: Voice): FactSection[] {
  return spokenOf(factSections(frame, facts, voice), facts).filter((section) => section.rows.length > 0);
}

function spokenOf(sections: readonly FactSection[], facts: Facts): FactSection[] {
  const isThere = ({ path }: FactRow): boolean => ['entityType', 'jurisdiction'].includes(path) || (/^[A-Za-z]+/.exec(path)?.[0] ?? '') in facts;
  return sections.map((section) => ({ ...section, rows: section.rows.filter(isThere) }));
}

/** All but an individual business. */
export const isCompany = (frame: FilingFrame): boolean => frame.entityType !== 'INDIVIDUAL_BUSINESS';

function businessRows(frame: FilingFrame, facts: Facts, { t, label, language }: Voice): FactRow[] {
  const none = t('facts.none');
  const has = entityFacts(frame.entityType);
  const rows: FactRow[] = [
    { path: 'name', topic: 'name', label: t('facts.name'), text: facts.name?.full || none, song: Boolean(facts.name?.full) },
    { path: 'entityType', topic: 'name', label: t('facts.type'), text: t(`entityType.${frame.entityType}`) },
    { path: 'jurisdiction', topic: 'address', label: t('facts.registry'), text: label('divisions', frame.jurisdiction) },
  ];
  const { agent } = facts;
  if (agent) rows.push({ path: 'agent', topic: 'commitments', label: t('facts.agent'), text: t('facts.agent.text', { ...agent }) });
  if (!isCompany(frame)) {
    const form = facts.compositionForm;
    rows.push({ path: 'compositionForm', topic: 'name', label: t('facts.composition'), text: form ? t(`composition.${form}`) : none });
  }
  rows.push({ path: 'address', topic: 'address', label: t(`facts.place.${has.place}`), text: addressText(facts.address, t) });
  rows.push({
    path: 'businessScope',
    topic: 'scope',
    label: t('facts.scope'),
    text: facts.businessScope?.join('；') || none,
    song: Boolean(facts.businessScope?.length),
  });
  if (facts.industryCode?.code) rows.push({ path: 'industryCode', topic: 'scope', label: t('facts.industry'), text: facts.industryCode.code });
  if (has.capital) {
    const path = has.capital;
    const capital = facts[path];
    const label = t(`facts.amount.${has.capitalWord}`);
    rows.push(
      typeof capital === 'number'
        ? { path, topic: 'capital', label, text: shownAmount(capital, language), words: amountInWords(capital) }
        : { path, topic: 'capital', label, text: none },
    );
  }
  if (has.hasTerm) rows.push({ path: 'businessTerm', topic: 'capital', label: t('facts.term'), text: termText(facts, t, language) });
  return rows;
}

function addressText(address: AddressFacts | undefined, t: Say): string {
  if (!address?.text) return t('facts.none');
  return `${address.text}\n${t(`propertyUse.${address.propertyUse}`)} · ${t(`rightOfUse.${address.rightOfUse}`)} · ${t(`addressMode.${address.mode}`)}`;
}

function termText(facts: Facts, t: Say, language: string): string {
  const term = facts.businessTerm;
  if (term?.indefinite) return t('facts.indefinite');
  return term?.to ? t('facts.until', { date: shownDate(term.to, language) }) : t('facts.none');
}

function peopleRows(facts: Facts, voice: Voice): FactRow[] {
  const { t } = voice;
  const people = facts.people ?? [];
  const investors = facts.investors ?? [];
  const whole = investors.reduce((sum, investor) => sum + investor.subscribed, 0);
  const rows = people.map((person, index): FactRow => {
    const held = investors.find((investor) => investor.person === person.key);
    return { path: `people[${index}]`, topic: 'people', label: person.name, text: personText(person, held, whole, voice) };
  });
  investors.forEach((investor, index) => {
    if (!investor.organisation) return;
    const delegate = people.find((person) => person.key === investor.delegate)?.name;
    const text = [
      [investor.organisation.unifiedSocialCreditCode, holdingText(investor, whole, voice)].filter(Boolean).join(' · '),
      delegate ? t('facts.delegate', { name: delegate }) : '',
    ]
      .filter(Boolean)
      .join('\n');
    rows.push({ path: `investors[${index}]`, topic: 'people', label: investor.organisation.name, text });
  });
  if (facts.supervisorWaiver?.unanimous)
    rows.push({ path: 'supervisorWaiver', topic: 'people', label: t('facts.supervisor'), text: t('facts.supervisorWaived') });
  return rows.length > 0 ? rows : [{ path: 'people', topic: 'people', label: t('facts.people'), text: t('facts.none') }];
}

export function personText(person: PersonFacts, held: InvestorFacts | undefined, whole: number, voice: Voice): string {
  const roles = person.roles.map((role) => voice.label('roles', role)).join(voice.t('punctuation.list'));
  const holding = held ? holdingText(held, whole, voice) : '';
  const paper = `${voice.t(`document.${person.document.type}`)} ${voice.t('facts.tail', { tail: numberTail(person.document.number) })}`;
  return [[roles || (held ? voice.t('facts.holderOnly') : ''), holding].filter(Boolean).join('，'), paper].filter(Boolean).join('\n');
}

/** Without a whole no share is said. */
export function holdingText(investor: InvestorFacts, whole: number, { t, language }: Voice): string {
  const due = investor.contributions[0]?.dueOn;
  return [
    investor.liability ? t(`liability.${investor.liability}`) : '',
    investor.managingPartner ? t('facts.managingPartner') : '',
    investor.farmer ? t('facts.farmer') : '',
    whole > 0
      ? t('facts.subscribed', { amount: shownAmount(investor.subscribed, language), share: shownShare(investor.subscribed, whole) })
      : t('facts.subscribed.alone', { amount: shownAmount(investor.subscribed, language) }),
    investor.contributions[0] && investor.contributions[0].method !== 'MONEY' ? t(`method.${investor.contributions[0].method}`) : '',
    due ? t('facts.dueOn', { date: shownDate(due, language) }) : '',
  ]
    .filter(Boolean)
    .join('，');
}

/** The last four characters; a number that is masked already stays as it is. */
export const numberTail = (number: string): string => number.slice(-4);

function formRows(frame: FilingFrame, facts: Facts, { t, language }: Voice): FactRow[] {
  const form = facts.fiveInOne ?? {};
  const none = t('facts.none');
  const nameOf = (key: string | null | undefined): string => facts.people?.find((person) => person.key === key)?.name ?? none;
  const row = (field: string, text: string): FactRow => ({ path: `fiveInOne.${field}`, topic: 'form', label: t(`facts.form.${field}`), text });
  return [
    row('staffCount', form.staffCount === undefined ? none : t('facts.people.count', { count: form.staffCount })),
    row('salaryStartMonth', form.salaryStartMonth ? shownMonth(form.salaryStartMonth, language) : none),
    row('accountingSystem', form.accountingSystem ?? none),
    row('phone', form.phone ?? none),
    ...(entityFacts(frame.entityType).capital === 'registeredCapital' ? [row('financeOfficer', nameOf(form.financeOfficer))] : []),
    row('socialInsuranceHandler', nameOf(form.socialInsuranceHandler)),
  ];
}

function commitmentRows(facts: Facts, { t }: Voice): FactRow[] {
  const given = facts.commitments ?? {};
  const row = (field: 'address' | 'dualNotification'): FactRow => ({
    path: `commitments.${field}`,
    topic: 'commitments',
    label: t(`facts.commitments.${field}`),
    text: given[field] ? t('facts.promised') : t('facts.notPromised'),
  });
  return [row('address'), row('dualNotification')];
}

/** What a change asks for and when: the matters, the decision, the publication of a reduction, the day of effect. */
function changeRows({ change }: Facts, { t, language }: Voice): FactRow[] {
  const items = change?.items ?? [];
  const row = (path: string, field: string, text: string): FactRow => ({
    path: `change.${path}`,
    topic: 'change',
    label: t(`facts.change.${field}`),
    text,
  });
  const days = [...new Set(items.map(({ decidedOn }) => decidedOn))].map((day) => shownDate(day, language));
  const type = items.find(({ item }) => item === 'entityType')?.to;
  return [
    row('items', 'items', items.map(({ item }) => t(`changeItem.${item}`)).join(t('punctuation.list')) || t('facts.none')),
    ...(typeof type === 'string' && type ? [row('entityType', 'entityType', t(`entityType.${type}`))] : []),
    row('items[0].decidedOn', 'decidedOn', days.join(t('punctuation.list')) || t('facts.none')),
    ...items.flatMap(({ publishedOn }, at) =>
      publishedOn ? [row(`items[${at}].publishedOn`, 'publishedOn', shownDate(publishedOn, language))] : [],
    ),
    row('effectiveOn', 'effectiveOn', change?.effectiveOn ? shownDate(change.effectiveOn, language) : t('facts.change.atOnce')),
  ];
}

/** The end of a firm: on what ground, and whether it goes on by itself after the notice. */
function closingRows(facts: Facts, { t }: Voice): FactRow[] {
  const { ground, automatic } = facts.simplifiedDeregistration ?? {};
  const row = (field: string, text: string): FactRow => ({
    path: `simplifiedDeregistration.${field}`,
    topic: 'closing',
    label: t(`facts.closing.${field}`),
    text,
  });
  return [
    row('ground', ground ? t(`closingGround.${ground}`) : t('facts.none')),
    row('automatic', t(automatic ? 'facts.closing.byItself' : 'facts.closing.byHand')),
  ];
}

/** The ordinary end: on what ground, and when everything was shared out. */
function endRows({ deregistration }: Facts, { t, language }: Voice): FactRow[] {
  const { ground, liquidationEndedOn } = deregistration ?? {};
  const row = (field: string, label: string, text: string): FactRow => ({ path: `deregistration.${field}`, topic: 'closing', label, text });
  return [
    row('ground', t('facts.closing.why'), ground ? t(`dissolutionGround.${ground}`) : t('facts.none')),
    ...(liquidationEndedOn ? [row('liquidationEndedOn', t('facts.closing.liquidationEndedOn'), shownDate(liquidationEndedOn, language))] : []),
  ];
}

/** The page on which a finding is cured. */
export function topicOf(finding: { rule: string; path: string }): Topic | 'signing' | null {
  if (finding.rule === 'person.signature_missing' || finding.rule === 'person.real_name_not_verified') return 'signing';
  if (finding.rule === 'address.commitment_missing') return 'commitments';
  if (finding.path.endsWith('.dueOn')) return 'capital';
  const first = /^[A-Za-z]+/.exec(finding.path)?.[0] ?? '';
  return TOPICS[first] ?? null;
}

const TOPICS: Record<string, Topic> = {
  name: 'name',
  compositionForm: 'name',
  businessScope: 'scope',
  industryCode: 'scope',
  address: 'address',
  operatingAddresses: 'address',
  jurisdiction: 'address',
  subject: 'name',
  people: 'people',
  investors: 'people',
  supervisorWaiver: 'people',
  registeredCapital: 'capital',
  contributionAmount: 'capital',
  businessTerm: 'capital',
  fiveInOne: 'form',
  commitments: 'commitments',
  documents: 'documents',
  simplifiedDeregistration: 'closing',
  change: 'change',
  deregistration: 'closing',
};

/** The row that a finding belongs to: the longest path that begins the finding's own. A holder who is a person is told at the person. */
export function rowOf(path: string, rows: readonly FactRow[], facts: Facts): FactRow | undefined {
  const investor = /^investors\[(\d+)\]/.exec(path)?.[1];
  const person = investor === undefined ? -1 : (facts.people ?? []).findIndex((one) => one.key === facts.investors?.[Number(investor)]?.person);
  const at = person >= 0 ? `people[${person}]` : path;
  const fits = rows.filter((row) => at === row.path || at.startsWith(`${row.path}.`) || at.startsWith(`${row.path}[`));
  return fits.sort((a, b) => b.path.length - a.path.length)[0];
}
