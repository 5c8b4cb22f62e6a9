import type { ReactNode } from 'react';
import type { PublicLicenceView } from '#libs/contract';
import { Note, shownTime, useWords, type IconName, type Tone } from '#libs/ui';

const VERDICTS: Record<PublicLicenceView['verdict'], [Tone, IconName]> = {
  valid: ['ok', 'ok'],
  replaced: ['warn', 'swap'],
  void: ['bad', 'void'],
  unknown: ['bad', 'bad'],
};

/** The verdict in one sentence. A paper or a link that was changed is never called genuine, whatever the register says. */
export function VerdictNote({ verdict, genuine }: { verdict: PublicLicenceView['verdict']; genuine: boolean }): ReactNode {
  const { t, language } = useWords();
  const told = genuine ? verdict : 'unknown';
  const [tone, icon] = VERDICTS[told];
  return (
    <Note tone={tone} icon={icon} title={t(`verify.${told}`)} role="status">
      <p>{t(`verify.${told}.text`)}</p>
      <p className="hint">{t('verify.at', { time: shownTime(new Date().toISOString(), language) })}</p>
    </Note>
  );
}
