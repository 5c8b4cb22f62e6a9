import { classifyScope, concerns, documentsRequired, foreignHolders, isYearNotLoaded, scopeNeeds, type Law, type ScopeNeed } from '#libs/catalogue';
import type { AddressFacts, EntityType, Facts, FilingFrame, FilingKind, InvestorFacts, NeedsView, PersonFacts } from '#libs/contract';

/** Who will hold it: people and organisations, of here or from abroad. */
export const HOLDER_KINDS = ['person', 'foreignPerson', 'organisation', 'outsideOrganisation', 'foreignOrganisation'] as const;
export type HolderKind = (typeof HOLDER_KINDS)[number];

/** A few answers: what is wanted, where, with what scope, by whom. */
export interface NeedQuestion {
  kind: FilingKind;
  entityType: EntityType;
  district: string;
  scope: readonly string[];
  holders: readonly HolderKind[];
  /** Whether the place is shown by papers or declared. */
  address: 'PROOF' | 'DECLARED';
  /** A rented place of business, if nothing is said. */
  place?: Pick<AddressFacts, 'propertyUse' | 'rightOfUse'>;
}

export interface Needs {
  documents: readonly string[];
  signatures: NeedsView['signatures'];
  departments: readonly Omit<NeedsView['departments'][number], 'label'>[];
  before: readonly (ScopeNeed & { for: { scopeItem: number } | { holder: 'foreign' } })[];
  after: readonly (ScopeNeed & { for: { scopeItem: number } })[];
  steps: readonly string[];
  promised: NeedsView['promised'];
}

/** What such a filing will be asked for, by the functions that ask it later: no list of its own. */
export function needsOf(law: Law, question: NeedQuestion, on: string): Needs {
  const application = sketchOf(question);
  const each = question.scope.flatMap((text, scopeItem) => scopeNeeds(law, text, on).map((need) => ({ ...need, for: { scopeItem } })));
  const before = [...each.filter(({ what }) => what === 'preApproval'), ...foreignNeeds(law, application, on)];
  const after = each.filter(({ what }) => what !== 'preApproval');
  const { preApprovals, postApprovals } = classifyScope(law, question.scope, on, foreignHolders(law, application, on));
  const tasks = law.tasks.for(question, on, { preApprovals: preApprovals.map((hit) => ({ ...hit, permit: 'valid' as const })), postApprovals });
  const documents = documentsRequired(application, law, on);
  return {
    documents,
    signatures: signaturesOf(law, question, on),
    departments: tasks.map(({ department, kind, gating, asked, limit, items }) => ({
      department,
      task: kind,
      gating,
      asked,
      days: limit.days,
      unit: limit.unit,
      items: [...items],
    })),
    before,
    after,
    steps: stepsOf(question, { hasBefore: before.length > 0, hasAfter: after.length > 0, hasPapers: documents.length > 0 }),
    promised: promisedOn(law, question, on),
  };
}

function signaturesOf(law: Law, { kind, entityType, holders }: NeedQuestion, on: string): NeedsView['signatures'] {
  const hasPeople = holders.length === 0 || holders.some((holder) => holder === 'person' || holder === 'foreignPerson');
  return law.signers.rows
    .filter((row) => concerns(row, kind, entityType, on) && (row.who !== 'investors' || hasPeople))
    .map(({ asks, who, roles, firstOf }) => ({ asks, who, roles: [...roles], firstOf }));
}

/** A permit that hangs on a foreign holder, not on a word of the scope. */
function foreignNeeds(law: Law, application: FilingFrame & Facts, on: string): Needs['before'] {
  const hits = classifyScope(law, [], on, foreignHolders(law, application, on)).preApprovals;
  return [...new Set(hits.map(({ item }) => item))].flatMap((code) => {
    const item = law.permits.preApproval(code);
    const membership = item && law.permits.membership(item, on);
    if (!item || !membership) return [];
    const { name, authority, department } = item;
    const { certain, edition } = membership;
    const need = { what: 'preApproval' as const, item: code, permit: name, authority, department, certain, source: edition, words: [] };
    return [{ ...need, for: { holder: 'foreign' as const } }];
  });
}

/** The filing as far as the answers tell of it. */
function sketchOf({ kind, entityType, district, scope, holders, address, place }: NeedQuestion): FilingFrame & Facts {
  const people = holders.flatMap((holder, index): PersonFacts[] => {
    if (holder !== 'person' && holder !== 'foreignPerson') return [];
    const type = holder === 'person' ? 'residentIdCard' : 'foreignPassport';
    return [{ key: `h${index}`, name: '', document: { type, number: '' }, roles: [] }];
  });
  return {
    kind,
    entityType,
    jurisdiction: district,
    channel: 'online',
    businessScope: [...scope],
    address: { divisionCode: district, text: '', propertyUse: 'COMMERCIAL', rightOfUse: 'LEASED', ...place, mode: address },
    people,
    investors: holders.map((holder, index): InvestorFacts => ({
      ...(holder === 'person' || holder === 'foreignPerson' ? { person: `h${index}` } : { organisation: organisationOf(holder) }),
      subscribed: 0,
      paidIn: 0,
      contributions: [],
    })),
  };
}

const organisationOf = (holder: HolderKind): NonNullable<InvestorFacts['organisation']> => ({
  name: '',
  unifiedSocialCreditCode: '',
  ...(holder === 'organisation' ? { registerEntity: 'known' } : {}),
  ...(holder === 'foreignOrganisation' ? { bodyKind: 'FOREIGN_ENTERPRISE' } : {}),
});

/** In the order in which a person does them. */
function stepsOf(
  { kind, entityType }: NeedQuestion,
  { hasBefore, hasAfter, hasPapers }: { hasBefore: boolean; hasAfter: boolean; hasPapers: boolean },
): readonly string[] {
  const isNamed = kind === 'establishment' && entityType !== 'COMPANY_BRANCH';
  return [
    ...(isNamed ? ['name'] : []),
    ...(hasBefore ? ['permitsBefore'] : []),
    'fill',
    ...(hasPapers ? ['papers'] : []),
    'sign',
    'submit',
    'review',
    kind === 'deregistration' || kind === 'simplifiedDeregistration' ? 'struckOff' : 'licence',
    ...(hasAfter ? ['permitsAfter'] : []),
  ];
}

function promisedOn(law: Law, { kind, entityType }: NeedQuestion, on: string): NeedsView['promised'] {
  const { workingDays, certain, source } = law.promises.get(kind, entityType, on);
  const by = law.workingDays.addWorkdays(on, workingDays);
  return { workingDays, certain, source, by: isYearNotLoaded(by) ? null : by };
}
