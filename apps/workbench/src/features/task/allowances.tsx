import type { ReactNode } from 'react';
import type { AllowanceView, FindingView } from '#libs/contract';
import { Choice, goTo, Key, placeOf, TextField, useKeys, useWords } from '#libs/ui';

interface AllowancesProps {
  questions: readonly FindingView[];
  given: readonly AllowanceView[];
  change: (given: AllowanceView[]) => void;
}

/** What the law leaves to the officer: allowed or refused, with the reason on record. */
export function Allowances({ questions, given, change }: AllowancesProps): ReactNode {
  const { t } = useWords();
  const isOf = (question: FindingView, one: AllowanceView): boolean => one.rule === question.rule && one.path === question.path;
  const set = (question: FindingView, part: Partial<AllowanceView>): void => {
    const before = given.find((one) => isOf(question, one)) ?? { rule: question.rule, path: question.path, verdict: 'allow', reason: '' };
    change([...given.filter((one) => !isOf(question, one)), { ...before, ...part }]);
  };
  // Allows the first question that is open and asks for the reason.
  const allowNext = (): void => {
    const open = questions.findIndex((question) => !given.find((one) => isOf(question, one))?.reason);
    const question = questions[open];
    if (!question) return;
    set(question, { verdict: 'allow' });
    requestAnimationFrame(() => goTo(placeOf(`allowance.reason.${open}`)));
  };
  useKeys({ v: allowNext });
  return (
    <div id={placeOf('allowance.missing')} tabIndex={-1} className="stack tight">
      {questions.map((question, place) => {
        const answer = given.find((one) => isOf(question, one));
        return (
          <div key={question.rule + question.path} className="stack tight">
            <Choice
              inline
              label={question.cause}
              hint={[question.given, question.source].filter(Boolean).join(' · ')}
              value={answer?.verdict ?? ''}
              onChange={(value) => set(question, { verdict: value === 'refuse' ? 'refuse' : 'allow' })}
              options={[
                {
                  value: 'allow',
                  label: (
                    <>
                      {t('allowance.allow')} <Key of="V" />
                    </>
                  ),
                },
                { value: 'refuse', label: t('allowance.refuse') },
              ]}
            />
            {answer && (
              <TextField
                path={`allowance.reason.${place}`}
                label={t('allowance.reason')}
                lines={2}
                value={answer.reason}
                onChange={(reason) => set(question, { reason })}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
