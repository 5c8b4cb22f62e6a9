import type { ReactNode } from 'react';
import { Tag, useWords } from '#libs/ui';
import { useNews } from './use-news.ts';

/** Whether what is shown follows by itself. */
export function LiveTag(): ReactNode {
  const { t } = useWords();
  const live = useNews(true);
  return (
    <span className="less live" role="status">
      <Tag tone={live ? 'ok' : 'none'} icon={live ? undefined : 'cut'}>
        {t(live ? 'desk.live' : 'desk.notLive')}
      </Tag>
    </span>
  );
}
