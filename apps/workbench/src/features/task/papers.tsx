import { useState, type ReactNode } from 'react';
import type { DocumentView } from '#libs/contract';
import { fileAddress, useKeys, useLabel, useWords } from '#libs/ui';

/** The papers beside the form, one at a time; `[` and `]` turn. */
export function Papers({ taskId, documents }: { taskId: string; documents: readonly DocumentView[] }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const [at, setAt] = useState(0);
  const turn = (by: number): void => setAt((at + by + documents.length) % documents.length);
  useKeys(documents.length > 1 ? { '[': () => turn(-1), ']': () => turn(1) } : {});
  const document = documents[at];
  if (!document) return <p className="sub">{t('case.noPapers')}</p>;
  const address = fileAddress(`/tasks/${taskId}/documents/${document.id}`);
  const title = label('documentKinds', document.kind);
  return (
    <div className="stack tight">
      <div className="row between">
        <h2>
          {title} <span className="sub">{t('case.paper', { nth: at + 1, all: documents.length })}</span>
        </h2>
        <a href={address} target="_blank" rel="noreferrer">
          {document.fileName}
        </a>
      </div>
      {document.mediaType.startsWith('image/') ? (
        <img className="paper-view" src={address} alt={title} />
      ) : (
        <iframe className="paper-view" src={address} title={title} />
      )}
    </div>
  );
}
