import type { EntityManager } from 'typeorm';
import type { SwitchName, SwitchView } from '#libs/contract';
import type { Filing } from '#libs/filing';
import { accountName } from '#libs/identity';
import { registryTime } from '#libs/kernel';
import { config } from '#libs/platform';
import { ApprovalSwitch } from './approval.entity.ts';
import { nearestSwitch } from './switch.rules.ts';

/** Which part of the machine's decisions is looked at where no row says. */
const USUAL_SHARE = 0.05;

export interface SwitchSetting {
  on: boolean;
  share: number;
}

/** Whether something goes without people for this filing: the nearest row, else what the deployment says. */
export async function switchFor(tx: EntityManager, what: SwitchName, filing: Pick<Filing, 'jurisdiction' | 'entityType'>): Promise<SwitchSetting> {
  const row = nearestSwitch(await tx.findBy(ApprovalSwitch, { what }), filing);
  return row ?? { on: what === 'acceptance' ? true : config().machineLane === 'clean', share: USUAL_SHARE };
}

export async function switchList(tx: EntityManager): Promise<SwitchView[]> {
  const rows = await tx.find(ApprovalSwitch, { order: { what: 'asc', district: 'asc', entityType: 'asc' } });
  return Promise.all(
    rows.map(async ({ changedBy, changedAt, ...row }) => ({
      ...row,
      changedBy: await accountName(tx, changedBy),
      changedAt: registryTime(changedAt),
    })),
  );
}
