import type { Law } from '#libs/catalogue';
import type { FindingView, NameCheckView, ReservationView } from '#libs/contract';
import type { Finding } from '#libs/findings';
import type { Language } from '#libs/platform';
import type { NameCheck } from './check-name.ts';
import type { NameReservation } from './naming.entity.ts';
import { isRunning } from './naming.rules.ts';

/** Findings with cause and cure in a language. */
export const findingWords = (findings: readonly Finding[], law: Law, language: Language): FindingView[] =>
  findings.map((finding) => {
    const { cause, cure } = law.finding(finding.rule).words[language];
    return { ...finding, cause, cure };
  });

export const nameCheckView = ({ law, token, findings, ...check }: NameCheck, language: Language): NameCheckView => ({
  ...check,
  lawVersion: law.version,
  findings: findingWords(findings, law, language),
  verdictToken: token,
});

/** `null` for one taken over from elsewhere: nobody here asked for it. */
export function reservationView(row: NameReservation, { inUse, law, on }: { inUse: boolean; law: Law; on: string }): ReservationView | null {
  if (!row.question) return null;
  const isOn = isRunning(row, on);
  return {
    id: row.id,
    code: row.code,
    name: row.question.name,
    kind: row.question.kind,
    entityType: row.question.entityType,
    jurisdiction: row.jurisdiction ?? '',
    reservedOn: row.reservedOn,
    validTo: row.validTo,
    state: row.endedBy ?? (inUse ? 'inUse' : isOn ? 'running' : 'expired'),
    mayRenew: isOn && row.renewals < law.names.regimeOn(on).reservation.renewals,
  };
}
