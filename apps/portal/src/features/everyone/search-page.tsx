import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { Button, Columns, ErrorSummary, Page, SelectField, TextField, useBook, useFaults, useReference, useWords } from '#libs/ui';
import { everyoneWords } from './everyone-words.ts';
import { addressOf, type Question } from './api.ts';
import { FoundList } from './found-list.tsx';

const REGISTRIES = ['prefecture', 'district', 'county', 'countyLevelCity'];
const STATES = ['registered', 'licenceRevoked', 'deregistered'] as const;

/** Anyone looks a firm up by code or by part of its name. What was asked stands in the address, so that it can be sent on. */
export default function SearchPage(): ReactNode {
  useBook(everyoneWords);
  const { t } = useWords();
  const [address] = useSearchParams();
  const asked: Question = { q: address.get('q') ?? '', district: address.get('district') ?? '', state: address.get('state') ?? '' };
  return (
    <Page title={t('search.title')} lede={t('search.lede')}>
      <Columns
        label={t('search.about')}
        aside={
          <>
            <section>
              <h2>{t('search.how')}</h2>
              <p>{t('search.how.text')}</p>
            </section>
            <section>
              <h2>{t('search.not')}</h2>
              <p>{t('search.not.text')}</p>
            </section>
          </>
        }
      >
        <QuestionForm key={addressOf(asked)} asked={asked} />
        {asked.q !== '' && <FoundList question={asked} />}
      </Columns>
    </Page>
  );
}

function QuestionForm({ asked }: { asked: Question }): ReactNode {
  const { t, language } = useWords();
  const [, setAddress] = useSearchParams();
  const reference = useReference();
  const [question, setQuestion] = useState(asked);
  const { faults, attempt, at, pass } = useFaults({ 'search.q': question.q.trim() === '' && t('search.q.missing') });
  const change = (part: Partial<Question>): void => setQuestion({ ...question, ...part });
  const send = (): void => {
    if (pass()) setAddress(addressOf({ ...question, q: question.q.trim() }));
  };
  const registries = reference?.divisions.filter(({ kind }) => REGISTRIES.includes(kind)) ?? [];
  return (
    <form
      role="search"
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ErrorSummary faults={faults} attempt={attempt} />
      <TextField
        path="search.q"
        label={t('search.q')}
        hint={t('search.q.hint')}
        error={at('search.q')}
        value={question.q}
        maxLength={100}
        autoComplete="off"
        onChange={(q) => change({ q })}
      />
      <div className="halves">
        <SelectField
          label={t('search.district')}
          unchosen={t('search.district.all')}
          value={question.district}
          options={registries.map((one) => ({ value: one.code, label: one[language] }))}
          onChange={(district) => change({ district })}
        />
        <SelectField
          label={t('search.state')}
          unchosen={t('search.state.all')}
          value={question.state}
          options={STATES.map((state) => ({ value: state, label: t(`entityState.${state}`) }))}
          onChange={(state) => change({ state })}
        />
      </div>
      <p className="row go">
        <Button look="main" type="submit">
          {t('search.go')}
        </Button>
      </p>
    </form>
  );
}
