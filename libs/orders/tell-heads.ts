import { In, type EntityManager } from 'typeorm';
import { findAccountByIdentity } from '#libs/identity';
import { notify, type NoticeKind } from '#libs/notice';
import { findNameOf, RegisterPerson, type RegisterEntity } from '#libs/register';

const HEADS = ['legalRepresentative', 'operator', 'personInCharge', 'councilChair', 'managingPartner', 'investor'];

/** Whoever answers, or answered last, for the firm; each person once however many posts they hold. */
export async function tellHeads(tx: EntityManager, { id }: RegisterEntity, kind: NoticeKind, more: Record<string, string>): Promise<void> {
  const posts = await tx.findBy(RegisterPerson, { entityId: id, role: In(HEADS) });
  const current = posts.filter(({ until }) => until === null);
  const name = (await findNameOf(tx, id))?.full ?? '';
  const told = new Set<string>();
  for (const { personIndex } of current.length > 0 ? current : posts) {
    const account = await findAccountByIdentity(tx, personIndex);
    if (!account || told.has(account.id)) continue;
    told.add(account.id);
    await notify(tx, { to: account.id, kind, filingId: null, params: { name, ...more } });
  }
}
