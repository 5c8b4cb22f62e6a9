import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { DeedView } from '#libs/contract';
import { api, fileAddress } from './api-client.ts';
import { Icon } from './icon.tsx';
import { Loading } from './trouble.tsx';
import { useWords } from './words.ts';

/** The papers that are made from the facts, to open and to keep: of a filing (`/filings/<id>`) or of a signing link. */
export function DeedList({ of, version }: { of: string; version: string | number }): ReactNode {
  const { t } = useWords();
  const deeds = useQuery({ queryKey: ['deeds', of, version], queryFn: ({ signal }) => api.get<DeedView[]>(`${of}/deeds`, signal) });
  if (!deeds.data) return <Loading error={deeds.error} again={() => void deeds.refetch()} lines={2} />;
  if (deeds.data.length === 0) return <p>{t('ui.deeds.none')}</p>;
  return (
    <ul className="papers deeds">
      {deeds.data.map(({ deed, title, draft, signers }) => {
        const address = fileAddress(`${of}/deeds/${deed}`);
        return (
          <li key={deed}>
            <div>
              <a href={address} target="_blank" rel="noreferrer">
                <Icon name="doc" />
                <span lang="zh">{title}</span>
                {draft && <span className="hint">{t('ui.deeds.draft')}</span>}
              </a>
              <a href={address} download={`${title}.pdf`}>
                {t('ui.deeds.download')}
                <span className="vh">{title}</span>
              </a>
              <span className="hint">{t('ui.deeds.signers', { names: signers.map(({ name }) => name).join(t('punctuation.list')) })}</span>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
