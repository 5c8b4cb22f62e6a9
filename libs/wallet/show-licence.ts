import type { EntityManager } from 'typeorm';
import type { ShownCodeView, ShownLicenceView } from '#libs/contract';
import { conflict, notFound, registryDate, type Actor } from '#libs/kernel';
import { Licence, publicLicenceView, standing } from '#libs/licence';
import { audit, config } from '#libs/platform';
import { LicenceDelegation } from './delegation.entity.ts';
import { licenceInForce, rightOf } from './holder.queries.ts';
import { CODE_SECONDS, readShownCode, shownCode } from './shown-code.ts';

/** Makes the code by which somebody shows a firm's licence for the next minutes. */
export async function showLicence(tx: EntityManager, actor: Actor, entityId: string, now = Date.now()): Promise<ShownCodeView> {
  const right = await rightOf(tx, actor, entityId);
  const licence = await licenceInForce(tx, entityId);
  if (!licence) throw notFound('licence.not_found');
  const until = Math.floor(now / 1_000) + CODE_SECONDS;
  const code = shownCode({ licenceId: licence.id, delegationId: right.as === 'delegate' ? right.delegation.id : null, until });
  await audit(tx, actor, 'licence.shown', licence.id, { as: right.as });
  return { code, link: `${config().publicUrl}/shown/${code}`, seconds: CODE_SECONDS, until: new Date(until * 1_000).toISOString() };
}

/** What a stranger sees who scans it: the licence as it stands at this moment, and by what right it is shown. */
export async function shownLicence(tx: EntityManager, code: string, now = Date.now()): Promise<ShownLicenceView> {
  const shown = readShownCode(code);
  const licence = shown && (await tx.findOneBy(Licence, { id: shown.licenceId }));
  if (!shown || !licence) throw notFound('licence.not_found');
  if (shown.until * 1_000 < now) throw conflict('wallet.code_expired', { seconds: CODE_SECONDS });
  const delegation = shown.delegationId === null ? null : await tx.findOneBy(LicenceDelegation, { id: shown.delegationId });
  const today = registryDate();
  if (shown.delegationId !== null && (!delegation || delegation.revokedAt || delegation.validTo < today)) throw conflict('wallet.delegation_over');
  return {
    licence: publicLicenceView(await standing(tx, licence), 'genuine'),
    secondsLeft: Math.ceil(shown.until - now / 1_000),
    delegated: delegation && { name: delegation.personName, matter: delegation.matter, until: delegation.validTo },
  };
}

/** The paper itself, for whoever may show it. */
export async function walletPaper(tx: EntityManager, actor: Actor, entityId: string): Promise<string> {
  await rightOf(tx, actor, entityId);
  const licence = await licenceInForce(tx, entityId);
  if (!licence?.originalSha256) throw notFound('licence.not_found');
  return licence.originalSha256;
}
