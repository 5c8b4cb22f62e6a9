import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { DeskNews } from '#libs/contract';

/** A burst of changes is asked about once. */
const CALM_MS = 400;
/** Counting a hall of very many cases costs something: lists are asked at most so often, the open case at once. */
const LISTS_MS = 5_000;

/** Hears what changes in the queues and asks again for what is shown. Says whether the line stands. */
export function useNews(listening: boolean): boolean {
  const client = useQueryClient();
  const [live, setLive] = useState(false);
  useEffect(() => {
    if (!listening) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lists: ReturnType<typeof setTimeout> | undefined;
    let listed = 0;
    const askLists = (): void => {
      lists = undefined;
      listed = Date.now();
      void client.invalidateQueries({ queryKey: ['desk'] });
    };
    const tasks = new Set<string>();
    let all = false;
    const ask = (): void => {
      timer = undefined;
      lists ??= setTimeout(askLists, Math.max(0, listed + LISTS_MS - Date.now()));
      if (all) void client.invalidateQueries({ queryKey: ['task'] });
      else for (const id of tasks) void client.invalidateQueries({ queryKey: ['task', id] });
      tasks.clear();
      all = false;
    };
    const soon = (): void => {
      timer ??= setTimeout(ask, CALM_MS);
    };
    const line = new EventSource('/api/v1/desk/events');
    let cut = false;
    line.addEventListener('here', () => {
      setLive(true);
      // What happened while the line was cut nobody has told.
      if (cut) {
        all = true;
        soon();
      }
      cut = false;
    });
    line.addEventListener('changed', (event: MessageEvent<string>) => {
      const news: DeskNews = JSON.parse(event.data);
      if (news.tasks === null) all = true;
      else for (const id of news.tasks) tasks.add(id);
      soon();
    });
    line.onerror = () => {
      cut = true;
      setLive(false);
    };
    return () => {
      clearTimeout(timer);
      clearTimeout(lists);
      line.close();
    };
  }, [client, listening]);
  return live;
}
