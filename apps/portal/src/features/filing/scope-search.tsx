import type { ReactNode } from 'react';
import type { ScopeHitView } from '#libs/contract';
import { Note, sayError, Ticks, useWords } from '#libs/ui';
import { useScopeSearch } from './scope-api.ts';
import { ScopeEffect } from './scope-effect.tsx';

const MOST = 8;

interface ScopeHitsProps {
  typed: string;
  chosen: readonly string[];
  pick: (hit: ScopeHitView, on: boolean) => void;
}

/** What the typed words may mean; every hit says at once what it needs. */
export function ScopeHits({ typed, chosen, pick }: ScopeHitsProps): ReactNode {
  const { t, has } = useWords();
  const search = useScopeSearch(typed);
  const hits = (search.data?.hits ?? []).filter((hit) => hit.kind !== 'industry').slice(0, MOST);
  if (!typed.trim()) return null;
  return (
    <div className="stack tight">
      <p className="hint" role="status">
        {search.data && search.asked === typed.trim()
          ? t(hits.length > 0 ? 'scope.hits' : 'scope.hits.none', { count: hits.length })
          : t('scope.looking')}
      </p>
      {search.error && (
        <Note tone="warn" slim>
          <p>{sayError(search.error, t, has)}</p>
        </Note>
      )}
      {hits.length > 0 && (
        <Ticks
          label={<span className="vh">{t('scope.hits.title')}</span>}
          values={chosen}
          onChange={(text, on) => {
            const hit = hits.find((one) => one.text === text);
            if (hit) pick(hit, on);
          }}
          options={hits.map((hit) => ({ value: hit.text, label: hit.text, help: <ScopeEffect effect={hit.class} /> }))}
        />
      )}
    </div>
  );
}
