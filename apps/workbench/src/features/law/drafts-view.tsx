import { useState, type ReactNode } from 'react';
import type { LawDraftView, LawFileView } from '#libs/contract';
import { Button, Loading, shownTime, Tag, TextField, useWords, type Tone } from '#libs/ui';
import { useApprove, useDiscard, useDrafts } from './api.ts';
import { Differences } from './differences.tsx';
import { Refusal, UploadForm } from './upload-form.tsx';

const TONES: Record<LawDraftView['state'], Tone> = { OPEN: 'wait', APPROVED: 'ok', DISCARDED: 'none' };

/** Corrections that wait for a second person, and those that were decided. */
export function DraftsView({ files }: { files: readonly LawFileView[] }): ReactNode {
  const { t } = useWords();
  const drafts = useDrafts();
  return (
    <>
      <p>{t('law.corrections.lede')}</p>
      {!drafts.data && <Loading error={drafts.error} again={() => void drafts.refetch()} lines={4} />}
      {drafts.data?.length === 0 && <p>{t('law.corrections.none')}</p>}
      {drafts.data?.map((draft) => (
        <Draft key={draft.id} draft={draft} file={files.find(({ name }) => name === draft.file)} />
      ))}
      <UploadForm files={files} />
    </>
  );
}

function Draft({ draft, file }: { draft: LawDraftView; file: LawFileView | undefined }): ReactNode {
  const { t, language } = useWords();
  const { counts } = draft;
  const decided = draft.decidedAt && { by: draft.decidedBy ?? '', time: shownTime(draft.decidedAt, language) };
  return (
    <section className="sheet stack tight">
      <div className="row between">
        <h2>{file?.[language] ?? draft.file}</h2>
        <Tag tone={TONES[draft.state]}>{t(`law.state.${draft.state}`)}</Tag>
      </div>
      <p>
        {draft.note}
        <span className="sub line">{t('law.uploaded', { by: draft.uploadedBy, time: shownTime(draft.uploadedAt, language) })}</span>
        {decided && <span className="sub line">{t(`law.decided.${draft.state}`, decided)}</span>}
        {draft.usedFrom && <span className="sub line">{t('law.usedFrom', { time: shownTime(draft.usedFrom, language) })}</span>}
      </p>
      <p>{t('law.counts', counts)}</p>
      {draft.differences.length > 0 && <Differences differences={draft.differences} all={counts.added + counts.changed + counts.removed} />}
      {draft.stale && <Tag tone="warn">{t('law.stale')}</Tag>}
      {draft.moves.length > 0 && <Decide draft={draft} />}
    </section>
  );
}

function Decide({ draft }: { draft: LawDraftView }): ReactNode {
  const { t } = useWords();
  const [from, setFrom] = useState('');
  const approve = useApprove(draft.id);
  const discard = useDiscard(draft.id);
  const mayApprove = draft.moves.includes('approve');
  return (
    <>
      {mayApprove && (
        <TextField label={t('law.approve.from')} hint={t('law.approve.from.hint')} type="date" look="w12" value={from} onChange={setFrom} />
      )}
      <Refusal error={approve.error ?? discard.error} />
      <p className="row">
        {mayApprove && (
          <Button look="main" busy={approve.isPending} onClick={() => approve.mutate(from)}>
            {t('law.approve')}
          </Button>
        )}
        <Button look="stop" busy={discard.isPending} onClick={() => discard.mutate()}>
          {t('law.discard')}
        </Button>
        {!mayApprove && !draft.stale && <span className="hint">{t('law.second')}</span>}
      </p>
    </>
  );
}
