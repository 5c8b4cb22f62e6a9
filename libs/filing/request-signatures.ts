import { IsNull, type EntityManager } from 'typeorm';
import { isBlocking } from '#libs/findings';
import { invalid, newId, registryNow, type Actor } from '#libs/kernel';
import { holdName } from '#libs/naming';
import { linkEnd } from './asking.rules.ts';
import { checkFiling, type Check } from './check-filing.ts';
import { FilingParty, type Filing } from './filing.entity.ts';
import { mustFitRegister } from './fit-register.ts';
import { endsTheRun, waitsForSignature } from './filing.rules.ts';
import { findingViews } from './finding.view.ts';
import { lockOwnFiling } from './lock-filing.ts';
import { moveFiling } from './move-filing.ts';
import { openFacts } from './sealed-facts.ts';
import { tellOfEdit } from './tell-of-edit.ts';

/**
 * The filer asks everyone to sign. Nobody is asked while something else stands in the way, for it would void what they sign. Of whom no address is
 * known the filer has the link to hand on.
 */
export async function requestSignatures(tx: EntityManager, actor: Actor, filingId: string): Promise<Filing> {
  const filing = await lockOwnFiling(tx, actor, filingId);
  const { facts } = openFacts(filing);
  const result = await checkFiling(tx, filing, facts);
  const blocking = result.findings.filter((finding) => isBlocking(finding) && !waitsForSignature(finding) && !endsTheRun(finding));
  if (blocking.length > 0) throw invalid('filing.has_blocking_findings', { findings: findingViews(blocking, result.law) });

  await mustFitRegister(tx, filing, facts, result.signers.filter(({ asks }) => asks === 'sign').length);
  if (facts.name?.full) await holdName(tx, result.law, filing, facts.name.full);
  await tellOfEdit(tx, filing, facts, result.signers);
  await invite(tx, filing, result);
  return moveFiling(tx, actor, filing, 'requestSignatures');
}

/** One invitation a person, however often they are asked. */
async function invite(tx: EntityManager, filing: Filing, { signers }: Check): Promise<void> {
  const parties = await tx.findBy(FilingParty, { filingId: filing.id, role: 'SIGNER' });
  const now = registryNow();
  const asked = { invitedAt: now, linkUntil: linkEnd(now), resentAt: null };
  for (const { person, asks } of signers) {
    const known = parties.find(({ personKey }) => personKey === person);
    if (known) await tx.update(FilingParty, known.id, { asks, removedAt: null, toldAt: null, ...asked });
    else await tx.insert(FilingParty, { id: newId(), filingId: filing.id, role: 'SIGNER', personKey: person, asks, ...asked });
  }
  const kept = new Set(signers.map(({ person }) => person));
  for (const party of parties.filter(({ personKey, removedAt }) => !removedAt && !kept.has(personKey))) {
    await tx.update(FilingParty, { id: party.id, removedAt: IsNull() }, { removedAt: registryNow() });
  }
}
