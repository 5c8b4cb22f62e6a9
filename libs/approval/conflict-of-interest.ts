import type { EntityManager } from 'typeorm';
import { FilingPerson, openFacts, type Filing } from '#libs/filing';
import { accountIdentity } from '#libs/identity';
import { preparedBy } from '#libs/intake';
import type { Actor } from '#libs/kernel';
import { StaffInterest } from './approval.entity.ts';
import { addressIndex, phoneIndex } from './interest-index.ts';

export type ConflictGround = 'own' | 'relative' | 'phone' | 'address' | 'prepared';

/** Why this person may not decide on this filing; `null`: nothing is known against it. Compared by keyed hashes, so nobody sees a number. */
export async function conflictOfInterest(tx: EntityManager, actor: Actor, filing: Filing): Promise<ConflictGround | null> {
  if (filing.filerId === actor.userId) return 'own';
  if ((await preparedBy(tx, filing.id)) === actor.userId) return 'prepared';
  const people = await tx.findBy(FilingPerson, { filingId: filing.id });
  const own = await accountIdentity(tx, actor.userId);
  if (own && people.some(({ personIndex }) => personIndex.equals(own.index))) return 'own';
  const declared = await tx.findBy(StaffInterest, { accountId: actor.userId });
  if (declared.length === 0) return null;
  const { facts, contacts } = openFacts(filing);
  const phones = [facts.fiveInOne?.phone, ...Object.values(contacts).map(({ mobile }) => mobile)].flatMap((phone) => phone ?? []);
  const addresses = [facts.address, ...(facts.operatingAddresses ?? [])].flatMap((address) => (address ? [address.text] : []));
  const found = {
    relative: people.map(({ personIndex }) => personIndex),
    phone: phones.map(phoneIndex),
    address: addresses.map(addressIndex),
  };
  return declared.find(({ kind, index }) => found[kind].some((one) => one.equals(index)))?.kind ?? null;
}
