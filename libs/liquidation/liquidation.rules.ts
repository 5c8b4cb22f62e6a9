import type { Law } from '#libs/catalogue';
import type { DissolutionGround, EntityType, IsoDate, LiquidatorView } from '#libs/contract';
import { addDays, compareDates, invalid } from '#libs/kernel';

export interface LiquidationFacts {
  ground: DissolutionGround;
  dissolvedOn: IsoDate;
  members: readonly LiquidatorView[];
  claimsAddress: string;
}

export interface LiquidationDays {
  /** The group is filed within so many days of the dissolution. */
  fileBy: IsoDate;
  /** The last day of the notice: the day of publication is day 0, natural days. */
  endsOn: IsoDate;
  applyFrom: IsoDate;
}

/** By the law of the day of publication; a type that needs no liquidation has none. */
export function daysOfLiquidation(law: Law, entityType: EntityType, dissolvedOn: IsoDate, on: IsoDate): LiquidationDays {
  const rule = law.rule('liquidation', entityType, on)?.values;
  if (!rule) throw invalid('liquidation.not_for_type', { path: 'entity' });
  const endsOn = addDays(on, rule.noticeDays);
  return { fileBy: addDays(dissolvedOn, rule.groupDays), endsOn, applyFrom: addDays(endsOn, 1) };
}

/** A firm is dissolved before its group is filed, and one person heads the group. */
export function mustBeWhole({ dissolvedOn, members }: LiquidationFacts, on: IsoDate, establishedOn: IsoDate | null): void {
  if (compareDates(dissolvedOn, on) > 0) throw invalid('liquidation.dissolved_in_future', { path: 'dissolvedOn' });
  if (establishedOn !== null && compareDates(dissolvedOn, establishedOn) < 0) {
    throw invalid('liquidation.dissolved_before_founding', { path: 'dissolvedOn', establishedOn });
  }
  if (members.filter(({ isHead }) => isHead).length !== 1) throw invalid('liquidation.one_head', { path: 'members' });
}
