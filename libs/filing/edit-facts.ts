import type { EntityManager } from 'typeorm';
import type { Facts } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { addDays, conflict, invalid, registryDate, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { RegisterEntity } from '#libs/register';
import type { Filing } from './filing.entity.ts';
import { DRAFT_KEPT_DAYS, isEditable } from './filing.rules.ts';
import { isEnded } from './filing.state.ts';
import { indexPeople } from './index-people.ts';
import { lockOwnFiling } from './lock-filing.ts';
import { openFacts, sealFacts, type Contacts } from './sealed-facts.ts';
import { StaleVersion } from './stale-version.ts';
import { tidyFor } from './tidy-facts.ts';
import { forgetReplacedPeople, voidTouchedSignatures } from './void-signatures.ts';

export interface Edit {
  filingId: string;
  /** The version the sender saw. */
  version: number;
  /** Each part given replaces that part; `null` takes it away. */
  parts: { [Part in keyof Facts]?: Facts[Part] | null };
  /** A change goes to the registry of where the firm moves, and back when it stays. */
  registryFollows?: boolean;
}

/** Saves parts of a draft. A save from behind is refused with the version that stands; signatures over what changed are void. */
export async function editFacts(tx: EntityManager, actor: Actor, { filingId, version, parts, registryFollows }: Edit): Promise<Filing> {
  const filing = await lockOwnFiling(tx, actor, filingId);
  if (!isEditable(filing.state)) throw conflict('filing.not_editable', { state: filing.state });
  if (filing.version !== version) throw new StaleVersion(filing.version);

  const { facts, contacts } = openFacts(filing);
  const merged = Object.entries({ ...facts, ...parts }).filter(([, value]) => value !== null && value !== undefined);
  const kept: Facts = Object.fromEntries(merged);
  await audit(tx, actor, 'filing.edited', filing.id, { parts: Object.keys(parts), version: version + 1 });
  const now = await tidyFor(tx, filing, kept);
  if (registryFollows) filing.jurisdiction = await competentRegistry(tx, filing, now);
  return keepFacts(tx, filing, { before: facts, now }, contacts);
}

/** Who decides a change: the registry of the firm or, where it moves out of that, of its new place. Once handed in, a filing stays where it is. */
async function competentRegistry(tx: EntityManager, { kind, subject, jurisdiction, number }: Filing, { change, address }: Facts): Promise<string> {
  if (kind !== 'change' || !subject || number !== null) return jurisdiction;
  const registry = (await tx.findOneByOrFail(RegisterEntity, { id: subject })).registry ?? jurisdiction;
  const moves = change?.items.some(({ item }) => item === 'domicile') ?? false;
  const { divisions } = await lawNow(tx);
  if (!moves || !address || !divisions.isCounty(address.divisionCode, registryDate())) return registry;
  return divisions.covers(registry, address.divisionCode) ? registry : address.divisionCode;
}

/** Where people of the filing can be reached: no part of the facts, so no signature is touched and no version counted. */
export async function setContacts(tx: EntityManager, actor: Actor, filingId: string, contacts: Contacts): Promise<Filing> {
  const filing = await lockOwnFiling(tx, actor, filingId);
  if (isEnded(filing.state)) throw conflict('filing.not_editable', { state: filing.state });
  const opened = openFacts(filing);
  const keys = new Set(opened.facts.people?.map(({ key }) => key));
  const stranger = Object.keys(contacts).find((key) => !keys.has(key));
  if (stranger !== undefined) throw invalid('request.invalid', { path: `contacts.${stranger}` });
  Object.assign(filing, sealFacts(opened.facts, { ...opened.contacts, ...contacts }, filing.id));
  await audit(tx, actor, 'filing.contacts_set', filing.id, { people: Object.keys(contacts) });
  return tx.save(filing);
}

async function keepFacts(tx: EntityManager, filing: Filing, { before, now }: { before: Facts; now: Facts }, contacts: Contacts): Promise<Filing> {
  Object.assign(filing, sealFacts(now, contacts, filing.id));
  filing.version += 1;
  filing.changedAt = registryNow();
  filing.expiresOn = addDays(registryDate(filing.changedAt), DRAFT_KEPT_DAYS);
  await indexPeople(tx, filing.id, now.people ?? []);
  await forgetReplacedPeople(tx, filing.id, before, now);
  await voidTouchedSignatures(tx, filing, now);
  return tx.save(filing);
}
