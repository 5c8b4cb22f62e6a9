import type { DeedKind, Facts, FilingFrame, InvestorFacts, IsoDate, PersonFacts } from '#libs/contract';
import { maskNumber } from '#libs/identifiers';
import { holdsFor, type DeedTemplate, type DeedTemplates, type SectionTemplate } from './deed-template.ts';

/** What one paper says, before it is drawn. */
export interface Deed {
  readonly kind: DeedKind;
  readonly title: string;
  readonly name: string;
  readonly part: keyof Facts;
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[];
}

export interface DeedInput {
  readonly frame: FilingFrame;
  readonly facts: Facts;
  /** Name of the type of entity. */
  readonly type: string;
  /** Full name of the division of the registry. */
  readonly jurisdiction: string;
  /** The labels of the day for this type of entity. */
  readonly labels: { readonly address: string; readonly capital: string };
  readonly roleName: (role: string) => string;
  readonly on: IsoDate;
  readonly templates: DeedTemplates;
}

const BLANK = '（未填）';

/** The papers that these facts ask for, made from them and nothing else. */
export function deedsOf(input: DeedInput): Deed[] {
  const { frame, facts, on, templates } = input;
  // Of what the applicants bring themselves we make none: two texts of one charter could differ.
  const isOwn = ({ document }: DeedTemplate): boolean => document !== undefined && (facts.documents?.own ?? []).includes(document);
  const isAsked = (deed: DeedTemplate): boolean =>
    !isOwn(deed) &&
    deed.kinds.includes(frame.kind) &&
    holdsFor(deed, frame.entityType, on) &&
    (!deed.addressMode || deed.addressMode === facts.address?.mode);
  return templates.deeds.filter(isAsked).map(({ deed, title, part, sections }) => ({
    kind: deed,
    title,
    part,
    name: facts.name?.full || BLANK,
    sections: sections.filter((section) => isSaid(section, input)).map((section) => sectionOf(section, input)),
  }));
}

function isSaid(section: SectionTemplate, { frame, facts, on }: DeedInput): boolean {
  const promised = facts.commitments?.address === true;
  const not = { noCapital: capitalOf(facts) === undefined, noAgent: !facts.agent, promised, notPromised: !promised };
  const empty = section.list === 'holders' && !facts.investors?.length;
  return holdsFor(section, frame.entityType, on) && !(section.unless && not[section.unless]) && !empty;
}

function sectionOf({ heading, lines = [], list }: SectionTemplate, input: DeedInput): { heading: string; lines: string[] } {
  const fields = fieldsOf(input);
  // A value may hold braces itself: it is put in once and not looked at again.
  const filled = (text: string): string => text.replace(/\{(\w+)\}/g, (_, field: string) => fields[field] || BLANK);
  const listed = list === 'holders' ? holders(input) : list === 'people' ? people(input) : [];
  return { heading: filled(heading), lines: [...lines.map(filled), ...listed] };
}

function fieldsOf({ facts, type, jurisdiction, labels, templates }: DeedInput): Readonly<Record<string, string>> {
  const capital = capitalOf(facts);
  const { to, indefinite } = facts.businessTerm ?? {};
  return {
    name: facts.name?.full ?? '',
    type,
    jurisdiction,
    addressLabel: labels.address,
    address: facts.address?.text ?? '',
    right: facts.address ? templates.rights[facts.address.rightOfUse] : '',
    capitalLabel: labels.capital,
    capital: capital === undefined ? '' : yuan(capital),
    term: indefinite ? '长期' : to ? `至${to}` : '',
    agent: facts.agent?.firm ?? '',
    agentCode: facts.agent?.code ?? '',
    handler: facts.agent?.handler ?? '',
    scope: (facts.businessScope ?? []).join('；'),
    managers: (facts.investors ?? [])
      .filter(({ managingPartner }) => managingPartner)
      .map((investor) => `${holderName(investor, facts)}${delegate(investor, facts)}`)
      .join('、'),
  };
}

const capitalOf = (facts: Facts): number | undefined => facts.registeredCapital ?? facts.contributionAmount;

/** An amount as people write it: 1,000,000 元; fen only where there are some. */
export function yuan(fen: number): string {
  const cents = String(Math.abs(fen % 100)).padStart(2, '0');
  const whole = String(Math.abs(Math.trunc(fen / 100))).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${whole}${cents === '00' ? '' : `.${cents}`}元`;
}

const named = (key: string | null | undefined, facts: Facts): PersonFacts | undefined => facts.people?.find((person) => person.key === key);

const holderName = ({ organisation, person }: InvestorFacts, facts: Facts): string => organisation?.name ?? named(person, facts)?.name ?? BLANK;

const delegate = (investor: InvestorFacts, facts: Facts): string => {
  const person = named(investor.delegate, facts);
  return person ? `（委派代表：${person.name}）` : '';
};

function holders({ facts, templates }: DeedInput): string[] {
  return (facts.investors ?? []).map((investor, index) => {
    const ways = investor.contributions.map(
      ({ method, amount, dueOn, paidOn }) =>
        `${templates.methods[method]}${yuan(amount)}${paidOn ? `，${paidOn}已缴` : dueOn ? `，${dueOn}前缴付` : ''}`,
    );
    const liability = investor.liability ? { GENERAL: '，承担无限责任', LIMITED: '，承担有限责任' }[investor.liability] : '';
    const code = investor.organisation ? `（${investor.organisation.unifiedSocialCreditCode}）` : '';
    return `${index + 1}．${holderName(investor, facts)}${code}：认缴${yuan(investor.subscribed)}（${ways.join('；') || BLANK}）${liability}`;
  });
}

/** Numbers are masked: a paper is read by all who sign it. */
function people({ facts, roleName }: DeedInput): string[] {
  return (facts.people ?? []).flatMap(({ name, document, roles, termYears }) => {
    const posts = roles.map((role) => roleName(role)).join('、');
    return posts ? [`${name}（证件号码${maskNumber(document.number)}）：${posts}${termYears === undefined ? '' : `，任期${termYears}年`}`] : [];
  });
}
