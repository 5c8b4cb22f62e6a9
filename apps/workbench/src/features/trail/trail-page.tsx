import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { TrailSearch } from '#libs/contract';
import { Button, Loading, Tag, Trouble, useWords } from '#libs/ui';
import { useExport, useTrail } from './api.ts';
import { SearchForm } from './search-form.tsx';
import { TrailTable } from './trail-table.tsx';

/** Who did or tried what, and when; nobody changes it. */
export default function TrailPage(): ReactNode {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const [search, setSearch] = useState<TrailSearch>({});
  const trail = useTrail(search);
  const taken = useExport();
  const rows = trail.data?.pages.flatMap((page) => page.rows) ?? [];
  useEffect(() => {
    document.title = `${t('desk.trail')} · ${t('desk.place')}`;
  }, [t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="desk list">
      <div className="pane">
        <SearchForm search={search} onChange={setSearch} />
      </div>
      <main id="main" className="pane stack tight">
        <h1 ref={heading} tabIndex={-1}>
          {t('desk.trail')}
        </h1>
        <p className="sub">{t('trail.about')}</p>
        <div aria-live="polite">
          <Trouble error={taken.error} />
          {taken.isSuccess && <Tag tone="ok">{t('trail.exported')}</Tag>}
        </div>
        <p className="row">
          <Button icon="down" busy={taken.isPending} onClick={() => taken.mutate(search)}>
            {t('trail.export')}
          </Button>
        </p>
        {!trail.data && <Loading error={trail.error} again={() => void trail.refetch()} lines={10} />}
        {trail.data && rows.length === 0 && <p>{t('trail.empty')}</p>}
        {rows.length > 0 && <TrailTable rows={rows} onObject={(object) => setSearch({ object })} />}
        {trail.hasNextPage && (
          <p className="row">
            <Button busy={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
              {t('trail.earlier')}
            </Button>
          </p>
        )}
      </main>
    </div>
  );
}
