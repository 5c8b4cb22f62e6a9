import type {
  AddressFacts,
  ChangeFacts,
  ChangeItemFacts,
  ContributionFacts,
  Facts,
  FilingFrame,
  FiveInOneFacts,
  InvestorFacts,
  NameFacts,
  OrganisationFacts,
  PersonFacts,
  SimplifiedDeregistrationFacts,
} from '#libs/contract';
import type { Application } from './world.ts';

/*
 * The check never throws, whatever it is handed. So what comes in is made sound first: a value of the wrong type counts as absent,
 * lists keep their length (a finding's path counts into them), and the rules then read plain facts.
 */

type Loose = Readonly<Record<string, unknown>>;

export function soundApplication(given: unknown): Application {
  const raw = object(given) ?? {};
  return present({ ...frame(raw), ...facts(raw) });
}

function frame(raw: Loose): FilingFrame {
  return present({
    kind: word<FilingFrame['kind']>(raw['kind']),
    entityType: word<FilingFrame['entityType']>(raw['entityType']),
    jurisdiction: text(raw['jurisdiction']) ?? '',
    channel: word<FilingFrame['channel']>(raw['channel']),
    subject: text(raw['subject']),
    step: raw['step'] === undefined ? undefined : word<'publishNotice' | 'apply'>(raw['step']),
  });
}

function facts(raw: Loose): Facts {
  const capital = raw['registeredCapital'];
  return {
    compositionForm: raw['compositionForm'] === 'FAMILY' || raw['compositionForm'] === 'INDIVIDUAL' ? raw['compositionForm'] : undefined,
    name: part(raw['name'], nameFacts),
    address: part(raw['address'], addressFacts),
    operatingAddresses: list(raw['operatingAddresses'], (one) => addressFacts(object(one) ?? {})),
    businessScope: list(raw['businessScope'], (one) => text(one) ?? ''),
    industryCode: part(raw['industryCode'], (one) => ({ edition: word<'2011' | '2017'>(one['edition']), code: text(one['code']) ?? '' })),
    registeredCapital: capital === null ? null : number(capital),
    contributionAmount: number(raw['contributionAmount']),
    businessTerm: part(raw['businessTerm'], (one) => present({ to: text(one['to']), indefinite: one['indefinite'] === true ? true : undefined })),
    people: list(raw['people'], (one) => personFacts(object(one) ?? {})),
    investors: list(raw['investors'], (one) => investorFacts(object(one) ?? {})),
    supervisorWaiver: part(raw['supervisorWaiver'], (one) => present({ unanimous: flag(one['unanimous']) })),
    fiveInOne: part(raw['fiveInOne'], fiveInOneFacts),
    signatures: part(raw['signatures'], (one) => present({ missing: texts(one['missing']) })),
    commitments: part(raw['commitments'], (one) => present({ dualNotification: flag(one['dualNotification']), address: flag(one['address']) })),
    documents: part(raw['documents'], (one) => present({ missing: texts(one['missing']), handedIn: texts(one['handedIn']) })),
    change: part(raw['change'], changeFacts),
    simplifiedDeregistration: part(raw['simplifiedDeregistration'], simplifiedFacts),
    deregistration: part(raw['deregistration'], (one) => present({ liquidationEndedOn: text(one['liquidationEndedOn']) })),
  };
}

const nameFacts = (raw: Loose): NameFacts =>
  present({
    full: text(raw['full']) ?? '',
    division: text(raw['division']) ?? '',
    tradeName: text(raw['tradeName']) ?? '',
    industryTerm: text(raw['industryTerm']) ?? '',
    organizationalForm: text(raw['organizationalForm']) ?? '',
    reservation: text(raw['reservation']),
    parentName: text(raw['parentName']),
    place: text(raw['place']),
  });

const addressFacts = (raw: Loose): AddressFacts =>
  present({
    divisionCode: text(raw['divisionCode']) ?? '',
    town: text(raw['town']),
    street: text(raw['street']),
    doorNumber: text(raw['doorNumber']),
    unit: text(raw['unit']),
    text: text(raw['text']) ?? '',
    propertyUse: word<AddressFacts['propertyUse']>(raw['propertyUse']),
    rightOfUse: word<AddressFacts['rightOfUse']>(raw['rightOfUse']),
    mode: word<AddressFacts['mode']>(raw['mode']),
    residentialConsent: flag(raw['residentialConsent']),
    clusterFlag: flag(raw['clusterFlag']),
    hostEntity: text(raw['hostEntity']),
  });

function personFacts(raw: Loose): PersonFacts {
  const paper = object(raw['document']) ?? {};
  return present({
    key: text(raw['key']) ?? '',
    name: text(raw['name']) ?? '',
    document: present({
      type: word<PersonFacts['document']['type']>(paper['type']),
      number: text(paper['number']) ?? '',
      issuingCountry: text(paper['issuingCountry']),
      version: text(paper['version']),
    }),
    roles: texts(raw['roles']) ?? [],
    birthDate: text(raw['birthDate']),
    termYears: number(raw['termYears']),
    realNameVerified: flag(raw['realNameVerified']),
  });
}

const investorFacts = (raw: Loose): InvestorFacts =>
  present({
    person: text(raw['person']),
    organisation: part(raw['organisation'], organisationFacts),
    subscribed: number(raw['subscribed']) ?? Number.NaN,
    paidIn: number(raw['paidIn']) ?? Number.NaN,
    contributions: list(raw['contributions'], (one) => contributionFacts(object(one) ?? {})) ?? [],
    liability: raw['liability'] === 'GENERAL' || raw['liability'] === 'LIMITED' ? raw['liability'] : undefined,
    managingPartner: flag(raw['managingPartner']),
    delegate: text(raw['delegate']),
    farmer: flag(raw['farmer']),
    status: text(raw['status']),
  });

const organisationFacts = (raw: Loose): OrganisationFacts =>
  present({
    name: text(raw['name']) ?? '',
    unifiedSocialCreditCode: text(raw['unifiedSocialCreditCode']) ?? '',
    registerEntity: text(raw['registerEntity']),
    controlledBy: text(raw['controlledBy']),
    bodyKind: text(raw['bodyKind']),
    publicAdministration: flag(raw['publicAdministration']),
  });

const contributionFacts = (raw: Loose): ContributionFacts =>
  present({
    method: word<ContributionFacts['method']>(raw['method']),
    amount: number(raw['amount']) ?? Number.NaN,
    dueOn: text(raw['dueOn']),
    paidOn: text(raw['paidOn']),
  });

const fiveInOneFacts = (raw: Loose): FiveInOneFacts =>
  present({
    staffCount: number(raw['staffCount']),
    salaryStartMonth: text(raw['salaryStartMonth']),
    accountingSystem: text(raw['accountingSystem']),
    taxAgent: text(raw['taxAgent']),
    phone: text(raw['phone']),
    financeOfficer: text(raw['financeOfficer']),
    socialInsuranceHandler: text(raw['socialInsuranceHandler']),
  });

const changeFacts = (raw: Loose): ChangeFacts =>
  present({
    items: list(raw['items'], (one) => changeItemFacts(object(one) ?? {})) ?? [],
    addedScope: list(raw['addedScope'], (one) => number(one) ?? -1),
    signedBy: text(raw['signedBy']),
  });

const changeItemFacts = (raw: Loose): ChangeItemFacts =>
  present({
    item: text(raw['item']) ?? '',
    to: raw['to'],
    decidedOn: text(raw['decidedOn']) ?? '',
    publishedOn: text(raw['publishedOn']),
    insideFamily: flag(raw['insideFamily']),
  });

const simplifiedFacts = (raw: Loose): SimplifiedDeregistrationFacts =>
  present({
    ground: raw['ground'] === 'NOT_OPENED' || raw['ground'] === 'NO_DEBTS' ? raw['ground'] : null,
    noticePublishedOn: text(raw['noticePublishedOn']),
    objections: list(raw['objections'], (one) => one),
    commitmentUnsigned: texts(raw['commitmentUnsigned']),
  });

// An unknown word stays as it came: rules compare with lists of the law, and a word that is on none of them never matches.
const word = <Word extends string>(value: unknown): Word => (text(value) ?? '') as Word;
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const flag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);
const list = <One>(value: unknown, of: (one: unknown) => One): One[] | undefined => (Array.isArray(value) ? value.map(of) : undefined);
const texts = (value: unknown): string[] | undefined => list(value, (one) => text(one) ?? '');
const object = (value: unknown): Loose | undefined =>
  // Any object may be read by key; what stands there is `unknown` and asked before use.
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Loose) : undefined;

function part<One>(value: unknown, of: (raw: Loose) => One): One | undefined {
  const raw = object(value);
  return raw && of(raw);
}

/** Without the keys that hold `undefined`: absent stays absent. */
function present<One extends object>(one: One): One {
  const defined = Object.entries(one).filter(([, value]) => value !== undefined);
  // The same keys as before, but for those that were optional and are not there.
  return Object.fromEntries(defined) as One;
}
