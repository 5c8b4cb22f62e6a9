import type { EntityManager } from 'typeorm';
import { lastNotice } from '#libs/announcement';
import type { Facts, SimplifiedDeregistrationFacts } from '#libs/contract';
import { holdersOf } from '#libs/register';
import type { Filing } from './filing.entity.ts';
import { indexesOf } from './person-index.ts';

/**
 * What a simplified deregistration is judged by, besides what is stated: the notice that ran with its objections, and who has not signed the
 * commitment: of the people named in the filing, and of the holders in the register whom it does not name at all.
 */
export async function closingFacts(
  tx: EntityManager,
  { kind, step, subject }: Filing,
  facts: Facts,
  { asked, signed }: { asked: boolean; signed: ReadonlySet<string> },
): Promise<SimplifiedDeregistrationFacts | null> {
  if (kind !== 'simplifiedDeregistration') return null;
  const { ground = null, commitmentUnsigned: declared = [] } = facts.simplifiedDeregistration ?? {};
  const people = (facts.people ?? []).map(({ key }) => key);
  const unsigned = people.filter((key) => declared.includes(key) || (asked && !signed.has(key)));
  const notice = step === 'apply' && subject !== null ? await lastNotice(tx, subject) : null;
  return {
    ground,
    ...(notice?.announcement.isPublic ? { noticePublishedOn: notice.announcement.publishedOn } : {}),
    objections: notice?.objections ?? [],
    commitmentUnsigned: [...unsigned, ...(subject === null ? [] : await unnamedHolders(tx, subject, facts))],
  };
}

/** Holders in the register who are not among the people of the filing. An organisation signs by its head, or by whom it has delegated. */
async function unnamedHolders(tx: EntityManager, subject: string, facts: Facts): Promise<string[]> {
  const named = [...indexesOf(facts.people).values()];
  const isNamed = (index: Buffer): boolean => named.some((own) => own.equals(index));
  const delegated = (facts.people ?? []).some(({ roles }) => roles.includes('delegatedRepresentative'));
  const { people, organisations } = await holdersOf(tx, subject);
  return [
    ...people.filter(({ personIndex }) => !isNamed(personIndex)).map(({ name }) => name),
    ...organisations.filter(({ heads }) => !delegated && !heads.some(isNamed)).map(({ name }) => name),
  ];
}
