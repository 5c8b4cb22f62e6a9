import type { CheckView, Facts, FilingFrame, FilingKind, FilingView, FindingView } from '#libs/contract';
import { entityFacts, topicOf, type Topic } from '#libs/ui';

const STATES_FACTS: readonly FilingKind[] = ['establishment', 'branchEstablishment', 'change'];

/** The pages that this filing needs, in the order they are usually filled in. */
export function topicsOf(filing: FilingView): Topic[] {
  if (filing.kind === 'simplifiedDeregistration') return filing.documentsRequired.length > 0 ? ['closing', 'documents'] : ['closing'];
  // A closing or another licence states nothing new about the firm: only who signs, and papers.
  if (!STATES_FACTS.includes(filing.kind)) return ['people', 'documents'];
  const { hasTerm, hasForm } = entityFacts(filing.entityType);
  const all: Topic[] = ['name', 'scope', 'address', 'people', 'capital', 'form', 'commitments', 'documents'];
  return all.filter((topic) => (topic !== 'capital' || hasTerm) && (topic !== 'form' || hasForm));
}

/** The page of this filing on which a finding is cured: without a page for the amount, where it is put in. */
export function pageOf(filing: FilingFrame, finding: { rule: string; path: string }): ReturnType<typeof topicOf> {
  const topic = topicOf(finding);
  if (filing.kind === 'simplifiedDeregistration') return topic === 'documents' || topic === 'signing' ? topic : 'closing';
  return topic === 'capital' && !entityFacts(filing.entityType).hasTerm ? 'people' : topic;
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
export const blockingOn = (filing: FilingFrame, check: CheckView | undefined, topic: Topic): FindingView[] =>
  (check?.findings ?? []).filter((finding) => finding.severity === 'blocking' && pageOf(filing, finding) === topic);

/** Findings that must be cured before people can be asked to sign. */
export const blockingBeforeSigning = (check: CheckView | undefined): FindingView[] =>
  (check?.findings ?? []).filter((finding) => finding.severity === 'blocking' && topicOf(finding) !== 'signing');

export type TopicState = { state: 'untouched' } | { state: 'missing'; count: number } | { state: 'done' };

/** A page is begun when one of its facts is there; done when nothing on it blocks. */
export function stateOf(topic: Topic, filing: FilingView, facts: Facts, check: CheckView | undefined): TopicState {
  const blocking = blockingOn(filing, check, topic).length;
  if (!isBegun(topic, filing, facts)) return blocking > 0 || !mayBeLeft(topic, facts) ? { state: 'untouched' } : { state: 'done' };
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
  if (topic === 'closing') return Boolean(facts.simplifiedDeregistration?.ground);
  if (topic === 'commitments') return Boolean(facts.commitments?.address ?? facts.commitments?.dualNotification);
  return filing.documents.length > 0;
}
