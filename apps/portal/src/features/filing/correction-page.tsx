import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { RemarkView } from '#libs/contract';
import { Button, Columns, factSections, FactText, Note, Page, rowOf, Trouble, useLabel, useWords, type FactRow } from '#libs/ui';
import { RemarkAnswer } from './remark-answer.tsx';
import { RemarkWords } from './remark-words.tsx';
import { useMove } from './api.ts';
import { useDraft } from './draft.tsx';
import { firstAsked, nameIn, pageOf } from './topics.ts';
import { ReceiptSection } from './receipt-section.tsx';
import { WithdrawSection } from './withdraw-section.tsx';

/** Everything to be corrected, in one notice, a panel each: what was given, why, what would pass. */
export default function CorrectionPage(): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const navigate = useNavigate();
  const { filing, facts } = useDraft();
  const edit = useMove(filing.id, 'edit', () => void navigate(firstAsked(filing) ?? `/filings/${filing.id}`));
  const remarks = filing.correction?.remarks ?? [];
  const rows = factSections(filing, facts, { t, label, language }).flatMap((section) => section.rows);
  return (
    <Page
      title={t('correction.title', { count: remarks.length })}
      eyebrow={
        <>
          {nameIn(filing, facts) || t('list.noName')} · <span className="code unbroken">{filing.number}</span>
        </>
      }
      lede={t('correction.lede')}
      back={{ to: '/mine', text: t('list.back') }}
    >
      <Columns
        label={t('track.timeline')}
        aside={
          <>
            <ReceiptSection receipt={filing.receipt} reviewed />
            <WithdrawSection />
          </>
        }
      >
        {remarks.map((remark, index) => (
          <Remark key={index} remark={remark} row={remark.path ? rowOf(remark.path, rows, facts) : undefined} nth={index + 1} all={remarks.length} />
        ))}
        <Note tone="info" slim>
          <p>{t('correction.again')}</p>
        </Note>
        <Trouble error={edit.error} again={() => edit.mutate()} />
        {filing.moves.includes('edit') && (
          <p className="row go">
            <Button look="main" busy={edit.isPending} onClick={() => edit.mutate()}>
              {t('correction.begin')}
            </Button>
          </p>
        )}
      </Columns>
    </Page>
  );
}

function Remark({ remark, row, nth, all }: { remark: RemarkView; row: FactRow | undefined; nth: number; all: number }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const { filing } = useDraft();
  const topic = remark.path ? pageOf(filing, { rule: '', path: remark.path }) : null;
  return (
    <section className="sheet stack tight">
      <div className="stack close">
        <p className="eyebrow">{t('correction.nth', { nth, all, department: label('departments', remark.department) })}</p>
        <h2>{row?.label ?? (topic && topic !== 'signing' ? t(`topic.${topic}`) : t('correction.whole'))}</h2>
      </div>
      <div className={row ? 'pair' : undefined}>
        {row && (
          <div>
            <p className="eyebrow">{t('correction.given')}</p>
            <p>
              <FactText row={row} />
            </p>
          </div>
        )}
        <div className="stack tight plain">
          <RemarkWords remark={remark} />
        </div>
      </div>
      <RemarkAnswer remark={remark} place={nth - 1} />
    </section>
  );
}
