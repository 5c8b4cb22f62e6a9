import type { CheckView, Facts, FilingView, FindingView } from '#libs/contract';
import { isCompany, topicOf, type Topic } from '#libs/ui';

/** The pages that this filing needs, in the order they are usually filled in. */
export function topicsOf(filing: FilingView): Topic[] {
  const company: Topic[] = ['name', 'scope', 'address', 'people', 'capital', 'form', 'commitments', 'documents'];
  return company.filter((topic) => isCompany(filing) || (topic !== 'capital' && topic !== 'form'));
}

/** While correcting, the pages that a remark is about come first. */
export function askedFirst(filing: FilingView, topics: readonly Topic[]): Topic[] {
  const asked = new Set((filing.correction?.remarks ?? []).map(({ path }) => (path === undefined ? null : topicOf({ rule: '', path }))));
  return [...topics].sort((a, b) => Number(asked.has(b)) - Number(asked.has(a)));
}

/** What blocks on a page. Signatures and proofs of identity come later and block no page. */
export const blockingOn = (check: CheckView | undefined, topic: Topic): FindingView[] =>
  (check?.findings ?? []).filter((finding) => finding.severity === 'blocking' && topicOf(finding) === topic);

/** Findings that must be cured before people can be asked to sign. */
export const blockingBeforeSigning = (check: CheckView | undefined): FindingView[] =>
  (check?.findings ?? []).filter((finding) => finding.severity === 'blocking' && topicOf(finding) !== 'signing');

export type TopicState = { state: 'untouched' } | { state: 'missing'; count: number } | { state: 'done' };

/** A page is begun when one of its facts is there; done when nothing on it blocks. */
export function stateOf(topic: Topic, filing: FilingView, facts: Facts, check: CheckView | undefined): TopicState {
  const blocking = blockingOn(check, topic).length;
  if (!isBegun(topic, filing, facts)) return blocking > 0 || !OPTIONAL.includes(topic) ? { state: 'untouched' } : { state: 'done' };
  return blocking > 0 ? { state: 'missing', count: blocking } : { state: 'done' };
}

const OPTIONAL: Topic[] = ['documents', 'commitments'];

function isBegun(topic: Topic, filing: FilingView, facts: Facts): boolean {
  if (topic === 'name') return Boolean(facts.name?.full);
  if (topic === 'scope') return (facts.businessScope?.length ?? 0) > 0;
  if (topic === 'address') return Boolean(facts.address?.text);
  if (topic === 'people') return (facts.people?.length ?? 0) > 0;
  if (topic === 'capital') return facts.businessTerm !== undefined;
  if (topic === 'form') return Object.keys(facts.fiveInOne ?? {}).some((key) => key !== 'financeOfficer');
  if (topic === 'commitments') return Boolean(facts.commitments?.address ?? facts.commitments?.dualNotification);
  return filing.documents.length > 0;
}
