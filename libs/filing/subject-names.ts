import { In, type EntityManager } from 'typeorm';
import { RegisterName } from '#libs/register';
import type { Filing } from './filing.entity.ts';

/** What the firms that these filings are about are called, by filing: as they are today or, of one that is gone, as they were last. A new branch is not its parent. */
export async function subjectNames(tx: EntityManager, filings: readonly Filing[]): Promise<Map<string, string>> {
  const about = filings.flatMap(({ id, subject, kind }) => (subject && kind !== 'branchEstablishment' ? [{ id, subject }] : []));
  if (about.length === 0) return new Map();
  const names = await tx.findBy(RegisterName, { entityId: In([...new Set(about.map(({ subject }) => subject))]) });
  const last = [...names].sort((a, b) => (a.until ?? '9999').localeCompare(b.until ?? '9999'));
  const byEntity = new Map(last.map(({ entityId, full }) => [entityId, full]));
  return new Map(about.flatMap(({ id, subject }) => (byEntity.has(subject) ? [[id, byEntity.get(subject) ?? '']] : [])));
}

export const subjectName = async (tx: EntityManager, filing: Filing): Promise<string | null> =>
  (await subjectNames(tx, [filing])).get(filing.id) ?? null;
