import type { EntityManager } from 'typeorm';
import { Closing, receiveClosing } from '#libs/closing';
import { createFiling, requestSignatures, setContacts, submitFiling } from '#libs/filing';
import { setRegistryClock, type Actor } from '#libs/kernel';
import { aFirm, everyoneSigns, type Firm } from './build.ts';

/** The registry's clock stands at ten o'clock of a day. */
export const atDay = (day: string): void => setRegistryClock(new Date(`${day}T10:00:00+08:00`));

/** A firm whose end is announced. */
export interface Run {
  firm: Firm;
  owner: Actor;
  filingId: string;
  notice: string;
}

/** A commitment that everyone has signed. */
export async function aSignedCommitment(tx: EntityManager, firm: Firm, automatic = false): Promise<string> {
  const { people = [] } = firm.facts;
  const frame = { kind: 'simplifiedDeregistration', entityType: firm.entityType, jurisdiction: '330302', channel: 'online' } as const;
  const facts = { people, simplifiedDeregistration: { ground: 'NOT_OPENED', automatic } as const };
  const { id } = await createFiling(tx, firm.filer, { ...frame, subject: firm.entityId }, facts);
  await setContacts(tx, firm.filer, id, Object.fromEntries(people.map(({ key }) => [key, { mobile: '13900009999' }])));
  await requestSignatures(tx, firm.filer, id);
  await everyoneSigns(tx, id);
  return id;
}

/** A firm of that day whose end is announced on it. */
export async function aRun(tx: EntityManager, day: string, automatic = false): Promise<Run> {
  atDay(day);
  const firm = await aFirm(tx);
  const filingId = await aSignedCommitment(tx, firm, automatic);
  await submitFiling(tx, firm.filer, filingId);
  const closing = await receiveClosing(tx, filingId);
  return { firm, owner: firm.filer, filingId, notice: closing?.announcementId ?? '' };
}

export const closingState = async (tx: EntityManager, { filingId }: Pick<Run, 'filingId'>): Promise<string> =>
  (await tx.findOneByOrFail(Closing, { filingId })).state;
