import type { EntityManager } from 'typeorm';
import type { CodeMode, Law } from '#libs/catalogue';
import type { Facts } from '#libs/contract';
import { gateOf, outcomeOf } from '#libs/approval';
import { lawNow } from '#libs/editions';
import {
  CLOSINGS,
  frameOf,
  getRound,
  lockFiling,
  moveFiling,
  OF_A_STANDING_FIRM,
  readRound,
  sealFacts,
  waitsForItsDay,
  type Filing,
  type RoundReading,
} from '#libs/filing';
import { isIndividual, nameKeys } from '#libs/findings';
import { isHeld } from '#libs/hold';
import { conflict, registryDate, SYSTEM, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { enterInRegister, lockEntity, type RegisterEntity } from '#libs/register';
import { assignCodes } from './assign-codes.ts';
import { draftLicence } from './draft-licence.ts';
import { Licence } from './licence.entity.ts';
import { faceOf, type LicenceNumbers } from './licence.rules.ts';
import { holdersOf, postsOf } from './registered-people.ts';
import { registryName } from './registry-name.ts';
import { reissueLicence } from './reissue-licence.ts';

/**
 * Enters an approved filing in the register and issues its licence, or gives back the one already issued. `null` when the
 * filing is no longer approved (a department changed its verdict before the licence was out), or someone named in it said "not me".
 */
export async function issueLicence(tx: EntityManager, actor: Actor, filingId: string): Promise<Licence | null> {
  const filing = await lockFiling(tx, filingId);
  const issued = await tx.findOneBy(Licence, { filingId });
  if (issued) return issued;
  if (CLOSINGS.includes(filing.kind)) return null; // ends with a certificate, not with a licence
  if (filing.state !== 'APPROVED' || waitsForItsDay(filing, registryDate()) || (await isHeld(tx, filingId))) return null;
  if (await isGone(tx, filing)) return null;
  const gate = await gateOf(tx, filingId, filing.round);
  if (outcomeOf(gate) !== 'approve') throw conflict('licence.gate_closed', { round: filing.round });

  const round = await getRound(tx, filingId, filing.round);
  const reading = await readRound(tx, filing, round);
  const licence = OF_A_STANDING_FIRM.includes(filing.kind) ? await reissueLicence(tx, filing, reading) : await enterAndDraft(tx, filing, reading);
  await audit(tx, actor, licence ? 'licence.issued' : 'register.changed', licence?.id ?? filing.id, {
    round: filing.round,
    gate: gate.map(({ task, verdicts }) => ({
      department: task.department,
      kind: task.kind,
      verdicts: verdicts.map(({ step, verdict, byId, at }) => ({ step, verdict, by: byId, at })),
    })),
  });
  return licence;
}

/** A firm that ended while its change waited changes no more. */
async function isGone(tx: EntityManager, filing: Filing): Promise<boolean> {
  if (!OF_A_STANDING_FIRM.includes(filing.kind)) return false;
  const { state } = await lockEntity(tx, filing.subject ?? '');
  if (state === 'registered') return false;
  await moveFiling(tx, SYSTEM, filing, 'withdraw', { reason: 'subjectNotAlive' });
  return true;
}

async function enterAndDraft(tx: EntityManager, filing: Filing, { law, facts, postApprovals, ...read }: RoundReading): Promise<Licence> {
  const on = registryDate();
  const mode = codeModeOf(law, filing, { issuedOn: on, receivedOn: read.on });
  if (!mode) throw conflict('licence.no_form_on_this_day', { on });
  // A foreign holder's codes belong to another registry's table; the general code of the type stands in.
  const entityTypeCode = read.entityTypeCode ?? '';
  const codes = await assignCodes(tx, law, filing, { mode, entityTypeCode });
  const entity = await enter(tx, filing, facts, { codes, entityTypeCode, on });
  const face = faceOf({
    frame: frameOf(filing),
    facts,
    entityTypeCode,
    codes,
    registryName: registryName(law, filing.jurisdiction, on),
    establishedOn: on,
    issuedOn: on,
    codeMode: mode,
    postApproval: postApprovals.length > 0,
    law,
  });
  return draftLicence(tx, filing, { entity, face, codes, entityTypeCode, establishedOn: on });
}

/** The mode of the day of issue. Five codes are printed only where the departments were asked for them, which the day of the round decides. */
function codeModeOf(law: Law, { entityType }: Filing, { issuedOn, receivedOn }: { issuedOn: string; receivedOn: string }): CodeMode | undefined {
  const today = law.licences.codeMode(entityType, issuedOn);
  return today === 'FIVE_CODES' ? law.licences.codeMode(entityType, receivedOn) : today;
}

interface Entering {
  codes: LicenceNumbers;
  entityTypeCode: string;
  on: string;
}

async function enter(tx: EntityManager, filing: Filing, facts: Facts, { codes, entityTypeCode, on }: Entering): Promise<RegisterEntity> {
  const law = await lawNow(tx);
  const { facts: kept } = sealFacts(facts, {}, filing.id);
  return enterInRegister(tx, {
    filingId: filing.id,
    round: filing.round,
    entityType: filing.entityType,
    entityTypeCode,
    registry: filing.jurisdiction,
    unifiedSocialCreditCode: codes.uscc ?? null,
    registrationNumber: codes.registrationNumber ?? null,
    organizationCode: codes.organizationCode ?? null,
    parentId: filing.kind === 'branchEstablishment' ? filing.subject : null,
    establishedOn: on,
    facts: kept,
    sealFor: (versionId) => sealFacts(facts, {}, versionId).sealed,
    name: facts.name?.full
      ? {
          full: facts.name.full,
          keys: nameKeys(facts.name.full, law.names, facts.name),
          individual: isIndividual(filing.entityType, facts.name.full, law.names),
        }
      : null,
    people: [...postsOf(facts), ...holdersOf(facts)],
  });
}
