import type { CheckView, Facts, FilingKind, FilingView, FindingView, PersonFacts } from '#libs/contract';
import { entityFacts, topicOf, type Topic } from '#libs/ui';
import { unchanged } from './change/change-draft.ts';
import { asked, pageOfMatter } from './change/items.ts';

const ORDER: readonly Topic[] = ['change', 'name', 'scope', 'address', 'people', 'capital', 'commitments', 'documents'];

/** Only what changes is asked; people also where the register does not know who answers for the firm. */
function topicsOfChange({ facts, current }: FilingView): Topic[] {
  const pages = new Set(asked(facts).map(pageOfMatter));
  const promises = pages.has('address') || pages.has('scope');
  return ORDER.filter(
    (topic) =>
      topic === 'change' ||
      (pages.size > 0 && topic === 'documents') ||
      pages.has(topic) ||
      (topic === 'commitments' && promises) ||
      (topic === 'people' && pages.size > 0 && !hasHead(current)),
  );
}

const HEADS = ['legalRepresentative', 'operator', 'personInCharge', 'councilChair', 'managingPartner', 'delegatedRepresentative'];
/** The register knows by name and paper who answers for the firm. */
export const headsOf = (current: Facts | null): PersonFacts[] => {
  const holding = new Set(
    (current?.investors ?? []).filter((one) => one.managingPartner || current?.investors?.length === 1).map(({ person }) => person),
  );
  return (current?.people ?? []).filter(
    ({ key, roles, document }) => document.number !== '' && (roles.some((role) => HEADS.includes(role)) || holding.has(key)),
  );
};
const hasHead = (current: Facts | null): boolean => headsOf(current).length > 0;

const CLOSINGS: readonly FilingKind[] = ['simplifiedDeregistration', 'deregistration'];
const STATES_FACTS: readonly FilingKind[] = ['establishment', 'branchEstablishment', 'change'];

/** The pages that this filing needs, in the order they are usually filled in. */
export function topicsOf(filing: FilingView): Topic[] {
  if (filing.kind === 'simplifiedDeregistration') return filing.documentsRequired.length > 0 ? ['closing', 'documents'] : ['closing'];
  if (filing.kind === 'deregistration') return ['closing', 'documents'];
  // Another licence states nothing new about the firm: only who signs, where the register does not know, and papers.
  if (!STATES_FACTS.includes(filing.kind)) return hasHead(filing.current) ? ['documents'] : ['people', 'documents'];
  if (filing.kind === 'change') return topicsOfChange(filing);
  const { hasTerm, hasForm } = entityFacts(filing.entityType);
  const all: Topic[] = ['name', 'scope', 'address', 'people', 'capital', 'form', 'commitments', 'documents'];
  return all.filter((topic) => (topic !== 'capital' || hasTerm) && (topic !== 'form' || hasForm));
}

/** The page of this filing on which a finding is cured: without a page for the amount, where it is put in. */
export function pageOf(filing: FilingView, finding: { rule: string; path: string }): ReturnType<typeof topicOf> {
  const topic = topicOf(finding);
  if (filing.kind === 'change') return pageInChange(filing, finding, topic);
  if (CLOSINGS.includes(filing.kind)) return topic === 'documents' || topic === 'signing' ? topic : 'closing';
  return topic === 'capital' && !entityFacts(filing.entityType).hasTerm ? 'people' : topic;
}

/** Findings about a matter lead to where its value is given, those about its day to the page of the change itself. */
function pageInChange(filing: FilingView, { path }: { path: string }, topic: ReturnType<typeof topicOf>): ReturnType<typeof topicOf> {
  const [, index, field] = /^change\.items\[(\d+)\]\.?(\w*)/.exec(path) ?? [];
  if (index !== undefined) return field === 'decidedOn' ? 'change' : pageOfMatter(filing.facts.change?.items[Number(index)]?.item);
  if (path === 'change.signedBy') return 'people';
  if (topic === 'capital' && !topicsOf(filing).includes('capital')) return 'people';
  return path === 'subject' ? 'change' : topic;
}

/** What a filing is called: the name it asks for, or that of the firm it is about. */
export const nameIn = (filing: FilingView, facts: Facts): string => facts.name?.full || filing.current?.name?.full || '';

/** Where a correction begins: the field of the first remark that is about one. */
export function firstAsked(filing: FilingView): string | null {
  const places = (filing.correction?.remarks ?? []).map(({ path }) => placeAsked(filing, path));
  return places.find((place) => place !== null) ?? null;
}

/** Address of the field that a remark is about; nothing when it is about the whole. */
export function placeAsked(filing: FilingView, path: string | undefined): string | null {
  const topic = path === undefined ? null : pageOf(filing, { rule: '', path });
  return path === undefined || topic === null || topic === 'signing' ? null : `/filings/${filing.id}/${topic}?at=${encodeURIComponent(path)}`;
}

/** While correcting, the pages that a remark is about come first. */
export function askedFirst(filing: FilingView, topics: readonly Topic[]): Topic[] {
  const asked = new Set((filing.correction?.remarks ?? []).map(({ path }) => (path === undefined ? null : pageOf(filing, { rule: '', path }))));
  return [...topics].sort((a, b) => Number(asked.has(b)) - Number(asked.has(a)));
}

/** What blocks on a page. Signatures and proofs of identity come later and block no page. */
export const blockingOn = (filing: FilingView, check: CheckView | undefined, topic: Topic): FindingView[] =>
  (check?.findings ?? []).filter((finding) => finding.severity === 'blocking' && pageOf(filing, finding) === topic);

/** Findings that must be cured before people can be asked to sign. */
export const blockingBeforeSigning = (check: CheckView | undefined): FindingView[] =>
  (check?.findings ?? []).filter((finding) => finding.severity === 'blocking' && topicOf(finding) !== 'signing');

export type TopicState = { state: 'untouched' } | { state: 'missing'; count: number } | { state: 'done' };

/** A page is begun when one of its facts is there; done when nothing on it blocks. */
export function stateOf(topic: Topic, filing: FilingView, facts: Facts, check: CheckView | undefined): TopicState {
  const blocking = blockingOn(filing, check, topic).length;
  if (filing.kind === 'change') return stateInChange(topic, { filing, facts, blocking });
  if (!isBegun(topic, filing, facts)) return blocking > 0 || !mayBeLeft(topic, facts) ? { state: 'untouched' } : { state: 'done' };
  return blocking > 0 ? { state: 'missing', count: blocking } : { state: 'done' };
}

/** A page of a change is done when each of its matters differs from the register. */
function stateInChange(topic: Topic, { filing, facts, blocking }: { filing: FilingView; facts: Facts; blocking: number }): TopicState {
  const items = asked(facts);
  if (topic === 'change' && items.length === 0) return { state: 'untouched' };
  if (unchanged(filing.current, facts).some((item) => pageOfMatter(item) === topic)) return { state: 'untouched' };
  return blocking > 0 ? { state: 'missing', count: blocking } : { state: 'done' };
}

/** Papers are asked for, and a promise about the address, once the rest says so. */
const mayBeLeft = (topic: Topic, facts: Facts): boolean => (topic === 'documents' || topic === 'commitments') && Boolean(facts.address?.text);

function isBegun(topic: Topic, filing: FilingView, facts: Facts): boolean {
  if (topic === 'name') return Boolean(facts.name?.full);
  if (topic === 'scope') return (facts.businessScope?.length ?? 0) > 0;
  if (topic === 'address') return Boolean(facts.address?.text);
  if (topic === 'people') return (facts.people?.length ?? 0) > 0;
  if (topic === 'capital') return facts.businessTerm !== undefined;
  if (topic === 'form') return Object.keys(facts.fiveInOne ?? {}).some((key) => key !== 'financeOfficer');
  if (topic === 'closing') return Boolean(facts.simplifiedDeregistration?.ground ?? (facts.deregistration?.ground && facts.people?.length));
  if (topic === 'commitments') return Boolean(facts.commitments?.address ?? facts.commitments?.dualNotification);
  return filing.documents.length > 0;
}
