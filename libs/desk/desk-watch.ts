import { Injectable, type BeforeApplicationShutdown, type MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { reaches } from '#libs/approval';
import type { DeskNews, TaskKind } from '#libs/contract';
import type { Actor } from '#libs/kernel';
import { log } from '#libs/platform';

const LOOK_MS = 1_000;
const BEAT_MS = 20_000;
/** Then the browser comes again, and is asked anew who it is and what it may see. */
const LONGEST_MS = 10 * 60_000;
/** A change is seen when its transaction commits, some time after the moment it bears: so long is looked back. */
const LOOKED_BACK = '20 seconds';
/** More at one look are not told one by one. */
const MOST_TOLD = 200;

interface Change {
  id: string;
  asked: string;
  kind: TaskKind;
  department: string;
  jurisdiction: string;
  stamp: string;
}

interface Watcher {
  actor: Actor;
  tell: (event: MessageEvent) => void;
  end: () => void;
}

/**
 * Tells open queues which tasks changed. One query a process, whoever watches there and however much is open: it reads the newest end of
 * an index on the moment of the last change. What was told is kept for as long as is looked back, so that nothing is told twice.
 */
@Injectable()
export class DeskWatch implements BeforeApplicationShutdown {
  private readonly watchers = new Set<Watcher>();
  private told = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;
  private looking = false;

  constructor(private readonly db: DataSource) {}

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
    for (const watcher of [...this.watchers]) watcher.end();
  }

  /** A page that comes, or comes again, asks for everything itself and then hears what changes. */
  watch(actor: Actor): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      const watcher: Watcher = { actor, tell: (event) => subscriber.next(event), end: () => subscriber.complete() };
      watcher.tell({ type: 'here', data: '' });
      const beat = setInterval(() => watcher.tell({ type: 'beat', data: '' }), BEAT_MS);
      const over = setTimeout(watcher.end, LONGEST_MS);
      this.watchers.add(watcher);
      this.timer ??= setInterval(() => void this.look(), LOOK_MS);
      return () => {
        clearInterval(beat);
        clearTimeout(over);
        this.watchers.delete(watcher);
        if (this.watchers.size > 0) return;
        clearInterval(this.timer);
        this.timer = undefined;
      };
    });
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      const rows: Change[] = await this.db.query(
        `select id, asked, kind, department, jurisdiction, touched_at::text as stamp from approval_task
          where touched_at > clock_timestamp() - interval '${LOOKED_BACK}' order by touched_at desc limit ${MOST_TOLD + 1}`,
      );
      const fresh = rows.filter(({ id, stamp }) => this.told.get(id) !== stamp);
      this.told = new Map(rows.map(({ id, stamp }) => [id, stamp]));
      if (fresh.length > 0) for (const watcher of this.watchers) tellOf(watcher, fresh);
    } catch (error) {
      log.debug('desk.waits', { reason: String(error) });
    } finally {
      this.looking = false;
    }
  }
}

function tellOf({ actor, tell }: Watcher, fresh: readonly Change[]): void {
  if (fresh.length > MOST_TOLD) return tell(eventOf({ tasks: null }));
  const tasks = fresh.filter((change) => reaches(actor, change)).map(({ id }) => id);
  if (tasks.length > 0) tell(eventOf({ tasks }));
}

const eventOf = (news: DeskNews): MessageEvent => ({ type: 'changed', data: news });
