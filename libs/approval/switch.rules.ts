export interface SwitchRow {
  district: string;
  entityType: string;
  on: boolean;
  share: number;
}

/** The row that is nearest: a district before its prefecture before everywhere, and then a type before every type. */
export function nearestSwitch<R extends SwitchRow>(rows: readonly R[], filing: { jurisdiction: string; entityType: string }): R | undefined {
  const districts = [filing.jurisdiction, `${filing.jurisdiction.slice(0, 4)}00`, '*'];
  for (const district of districts) {
    for (const type of [filing.entityType, '*']) {
      const row = rows.find((one) => one.district === district && one.entityType === type);
      if (row) return row;
    }
  }
  return undefined;
}

/** Drawn by the filing's own random id: always the same answer for one filing, and nobody can know it before. */
export const isDrawn = (filingId: string, share: number): boolean => parseInt(filingId.slice(0, 8), 16) / 0x1_0000_0000 < share;
