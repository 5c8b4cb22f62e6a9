import type { EntityManager } from 'typeorm';
import type { CodeMode, Law } from '#libs/catalogue';
import { gateOf } from '#libs/approval';
import type { Filing } from '#libs/filing';
import { makeUnifiedSocialCreditCode } from '#libs/identifiers';
import { numberSeries, takeCode } from '#libs/register';
import type { LicenceNumbers } from './licence.rules.ts';

/** The numbers of a new entity: from the pools of the registry, and in five-code mode those the departments assigned. */
export async function assignCodes(
  tx: EntityManager,
  law: Law,
  filing: Filing,
  { mode, entityTypeCode }: { mode: CodeMode; entityTypeCode: string },
): Promise<LicenceNumbers> {
  const { jurisdiction, entityType, id } = filing;
  if (mode === 'ONE_CODE') {
    const organizationCode = await takeCode(tx, 'ORGANIZATION_CODE', '', id);
    return {
      organizationCode,
      uscc: makeUnifiedSocialCreditCode(law.entityTypes.usccPrefix(entityType, entityTypeCode), jurisdiction, organizationCode),
    };
  }
  const registrationNumber = await takeCode(tx, 'REGISTRATION_NUMBER', jurisdiction + numberSeries(entityType), id);
  if (mode === 'REGISTRATION_NUMBER') return { registrationNumber };
  const gate = await gateOf(tx, id, filing.round);
  const assigned = Object.fromEntries(gate.flatMap(({ task }) => (task.number && task.assigned ? [[task.number, task.assigned]] : [])));
  return { ...assigned, registrationNumber };
}
