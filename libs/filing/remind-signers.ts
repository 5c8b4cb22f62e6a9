import type { DataSource, EntityManager } from 'typeorm';
import { isHeld } from '#libs/hold';
import { registryDate, registryNow } from '#libs/kernel';
import { mailWords, notify, sendMail } from '#libs/notice';
import { record } from '#libs/platform';
import { REMINDER_DAYS, reminderDue } from './asking.rules.ts';
import { Filing, FilingParty, SigningReminder } from './filing.entity.ts';
import { signerReminded } from './filing.messages.ts';
import { reachOf } from './invite-signers.ts';
import { lockFiling } from './lock-filing.ts';
import { waitingParties } from './waiting-parties.ts';

/** Reminds everyone who was asked days ago and has not signed, each in a transaction of their own: one that fails holds up nobody. */
export async function remindSigners(db: DataSource): Promise<number> {
  const first = REMINDER_DAYS[0] ?? 0;
  const due: { id: string }[] = await db.query(
    `select party.id from filing_party party join filing on filing.id = party.filing_id
      where filing.state = 'AWAITING_SIGNATURES' and party.role = 'SIGNER' and party.removed_at is null
        and party.invited_at <= $1::timestamptz - make_interval(days => $2)
        and (select count(*) from signing_reminder given where given.party_id = party.id and given.invited_at = party.invited_at) < $3
      order by party.invited_at`,
    [registryNow(), first, REMINDER_DAYS.length],
  );
  let reminded = 0;
  for (const { id } of due) if (await db.transaction((tx) => remindSigner(tx, id))) reminded += 1;
  return reminded;
}

/**
 * The reminder of this day, given once: under the filing's lock, with its row. Who has no account gets a mail, which a message sends after the
 * commit; who cannot be reached is reminded by the filer, who sees them on the board.
 */
async function remindSigner(tx: EntityManager, partyId: string): Promise<boolean> {
  const { filingId } = await tx.findOneByOrFail(FilingParty, { id: partyId });
  const filing = await lockFiling(tx, filingId);
  const party = (await waitingParties(tx, filingId)).find(({ id }) => id === partyId);
  const invitedAt = party?.invitedAt;
  if (!invitedAt || filing.state !== 'AWAITING_SIGNATURES' || (await isHeld(tx, filingId))) return false;
  const days = reminderDue(invitedAt, registryNow());
  const given = await tx.findBy(SigningReminder, { partyId, invitedAt });
  if (days === undefined || given.some((one) => one.days >= days)) return false;

  const { accountId, email, params } = await reachOf(tx, filing, party);
  if (!accountId && !email) return false;
  await tx.insert(SigningReminder, { partyId, invitedAt, days, remindedAt: registryNow() });
  const said = { ...params, since: registryDate(invitedAt) };
  if (accountId) await notify(tx, { to: accountId, kind: 'signature.reminder', filingId, params: said });
  else await record(tx, signerReminded, { partyId, invitedAt: invitedAt.toISOString(), days });
  return true;
}

/** The mail of a reminder. Sent twice by a crash it carries one id; whoever has signed meanwhile gets none. */
export async function mailReminder(
  db: DataSource,
  { partyId, invitedAt, days }: { partyId: string; invitedAt: string; days: number },
): Promise<void> {
  const party = await db.manager.findOneByOrFail(FilingParty, { id: partyId });
  const waits = (await waitingParties(db.manager, party.filingId)).some(({ id }) => id === partyId);
  const filing = await db.manager.findOneByOrFail(Filing, { id: party.filingId });
  const { email, params } = await reachOf(db.manager, filing, party);
  if (!waits || !email || filing.state !== 'AWAITING_SIGNATURES') return;
  const words = mailWords('signature.reminder', { ...params, since: registryDate(new Date(invitedAt)) });
  await sendMail({ to: email, ...words, id: `${partyId}.${Date.parse(invitedAt)}.${days}` });
}
