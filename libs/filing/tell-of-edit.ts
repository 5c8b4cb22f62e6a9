import type { EntityManager } from 'typeorm';
import type { SignerAsked } from '#libs/catalogue';
import type { Facts } from '#libs/contract';
import { notify } from '#libs/notice';
import { FilingParty, FilingSignature, type Filing } from './filing.entity.ts';
import { partParams } from './part-labels.ts';

/**
 * An edit since the last request voided signatures: those whose own stands hear who is asked again, over what, and that they need do nothing
 * . Call it before people are asked anew. Who is asked again hears it with the link.
 */
export async function tellOfEdit(tx: EntityManager, filing: Filing, facts: Facts, signers: readonly SignerAsked[]): Promise<void> {
  const parties = await tx.findBy(FilingParty, { filingId: filing.id, role: 'SIGNER' });
  const lastAsked = Math.max(0, ...parties.map(({ invitedAt }) => invitedAt?.getTime() ?? 0));
  const signatures = await tx.findBy(FilingSignature, { filingId: filing.id });
  const valid = signatures.filter(({ voidedAt }) => voidedAt === null);
  const asked = new Set(signers.filter(({ asks }) => asks === 'sign').map(({ person }) => person));
  const touched = signatures.filter(
    ({ voidedAt, personKey }) =>
      voidedAt !== null && voidedAt.getTime() > lastAsked && asked.has(personKey) && !valid.some((one) => one.personKey === personKey),
  );
  if (touched.length === 0) return;
  const nameOf = (key: string): string => facts.people?.find((person) => person.key === key)?.name ?? '';
  const params = {
    name: facts.name?.full ?? '',
    people: [...new Set(touched.map(({ personKey }) => nameOf(personKey)))].join('、'),
    ...partParams(touched.flatMap(({ voidedBy }) => voidedBy ?? [])),
  };
  // Of a signature on paper the account is the clerk's.
  const others = new Set(valid.filter(({ method }) => method !== 'paper').map(({ userId }) => userId));
  for (const to of others) if (to !== filing.filerId) await notify(tx, { to, kind: 'signature.stands', filingId: filing.id, params });
}
