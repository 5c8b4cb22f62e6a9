import type { Facts, FilingFrame, InvestorFacts } from '#libs/contract';
import type { Law } from './law.ts';

/** Words compared without regard to case and underscores. */
export const foldedLike = (word: string | undefined, pattern: string): boolean =>
  (word ?? '').replaceAll('_', '').toLowerCase() === pattern.replaceAll('_', '').toLowerCase();

/** A natural person with a foreign paper, or a foreign body. Holders of a residence permit for Hong Kong, Macao and Taiwan are none. */
export function isForeignHolder(law: Law, application: FilingFrame & Facts, investor: InvestorFacts, on: string): boolean {
  const rule = law.rule('foreignHolder', application.entityType, on);
  if (!rule) return false;
  if (investor.organisation) return rule.values.bodyKinds.some((kind) => (investor.organisation?.bodyKind ?? '').startsWith(kind));
  const person = (application.people ?? []).find((one) => one?.key === investor.person);
  return rule.values.documents.includes(person?.document?.type ?? '');
}

/** Whether each investor is foreign, in their order: what `classifyScope` asks. */
export const foreignHolders = (law: Law, application: FilingFrame & Facts, on: string): readonly { readonly foreign: boolean }[] =>
  (application.investors ?? []).map((investor) => ({ foreign: investor ? isForeignHolder(law, application, investor, on) : false }));
