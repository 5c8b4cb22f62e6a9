import type { ReactNode } from 'react';
import type { FindingView, Severity } from '#libs/contract';
import { Note, useWords, type Tone } from '#libs/ui';

const WEIGHTS: [Severity, Tone][] = [
  ['blocking', 'bad'],
  ['officerDecides', 'warn'],
  ['advice', 'info'],
];

/** What the automatic checks found, by weight; one line when they found nothing. */
export function CaseFindings({ findings, lawVersion }: { findings: readonly FindingView[]; lawVersion: string }): ReactNode {
  const { t } = useWords();
  if (findings.length === 0)
    return (
      <Note tone="ok" slim title={t('case.noFindings')}>
        <p className="sub">{t('case.law', { version: lawVersion.slice(0, 12) })}</p>
      </Note>
    );
  return WEIGHTS.map(([severity, tone]) => {
    const own = findings.filter((finding) => finding.severity === severity);
    if (own.length === 0) return null;
    return (
      <Note key={severity} tone={tone} slim title={t(`case.${severity}`, { count: own.length })}>
        {own.map((finding) => (
          <p key={finding.rule + finding.path}>
            {finding.given && (
              <>
                <mark>{finding.given}</mark>{' '}
              </>
            )}
            {finding.cause} <span className="sub">{finding.source}</span>
          </p>
        ))}
      </Note>
    );
  });
}
