import { useEffect, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Key, sayError, useKeys, useWords } from '#libs/ui';
import { useTakeBack } from './api.ts';
import { forgetWord, useLastWord, wordTaken, type LastWord } from './last-word.ts';

/** Ten seconds to think again, on whatever page the officer is by then. It stands over the bar of keys and moves nothing. */
export function TakeBack(): ReactNode {
  const { word } = useLastWord();
  return word && <Counting key={`${word.taskId} ${word.until}`} word={word} />;
}

function Counting({ word }: { word: LastWord }): ReactNode {
  const { t, has } = useWords();
  const navigate = useNavigate();
  const [left, setLeft] = useState(() => secondsTo(word.until));
  const back = useTakeBack(word.taskId, () => {
    wordTaken(word);
    void navigate(`/tasks/${word.taskId}`);
  });
  const { error, isPending } = back;
  useEffect(() => {
    const timer = setInterval(() => {
      setLeft(secondsTo(word.until));
      if (Date.now() > word.until + (error ? REFUSAL_SHOWN_MS : 0) && !isPending) forgetWord(word);
    }, 250);
    return () => clearInterval(timer);
  }, [word, error, isPending]);
  const take = (): void => {
    if (!isPending && left > 0) back.mutate();
  };
  useKeys({ u: take });
  return (
    <div className="take-back">
      <span role="status">{error ? sayError(error, t, has) : t('takeBack.sent', { name: word.name, verdict: t(`verdict.${word.verdict}`) })}</span>
      {!error && (
        <button type="button" className="link push" onClick={take}>
          {t('takeBack.take')} <Key of="U" />
        </button>
      )}
      {!error && (
        <span className="seconds" aria-hidden="true">
          {t('takeBack.left', { seconds: left })}
        </span>
      )}
    </div>
  );
}

const secondsTo = (until: number): number => Math.max(0, Math.ceil((until - Date.now()) / 1_000));
const REFUSAL_SHOWN_MS = 5_000;
