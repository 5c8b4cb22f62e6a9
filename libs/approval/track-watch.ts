import { Injectable, type BeforeApplicationShutdown, type MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';
import { DataSource, type EntityManager } from 'typeorm';
import { log } from '#libs/platform';

const LOOK_MS = 1_500;
const BEAT_MS = 20_000;
/** Then the browser comes again, and is asked anew who it is. */
const LONGEST_MS = 10 * 60_000;

interface Watcher {
  stamp: string;
  tell: (event: MessageEvent) => void;
  end: () => void;
}

/** What a track shows has changed when this text has: moves, tasks, verdicts, signatures, holds. */
export async function trackStamps(tx: EntityManager, filingIds: readonly string[]): Promise<Map<string, string>> {
  const rows: { id: string; stamp: string }[] = await tx.query(
    `select f.id, concat_ws('-', f.version, f.round,
              (select coalesce(max(h.id), 0) from filing_history h where h.filing_id = f.id),
              (select concat_ws('.', count(*), coalesce(sum(t.version), 0), count(t.closed_at), count(t.holder_id)) from approval_task t where t.filing_id = f.id),
              (select coalesce(max(v.id), 0) from approval_verdict v where v.filing_id = f.id),
              (select concat_ws('.', count(p.opened_at), count(p.identified_at)) from filing_party p where p.filing_id = f.id),
              (select count(*) from filing_signature s where s.filing_id = f.id and s.voided_at is null),
              (select count(*) from hold where hold.object_id = f.id and hold.state = 'OPEN')) as stamp
       from filing f where f.id = any($1)`,
    [filingIds],
  );
  return new Map(rows.map(({ id, stamp }) => [id, stamp]));
}

/**
 * Tells open track pages that something has changed; what it is they ask themselves. One query a process looks at all filings that are watched
 * there, so any number of processes serve, and a page that comes back with the stamp it saw last misses nothing.
 */
@Injectable()
export class TrackWatch implements BeforeApplicationShutdown {
  private readonly watchers = new Map<string, Set<Watcher>>();
  private timer: NodeJS.Timeout | undefined;
  private looking = false;

  constructor(private readonly db: DataSource) {}

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
    for (const watcher of [...this.watchers.values()].flatMap((set) => [...set])) watcher.end();
  }

  /** `seen` is the stamp that the page saw last; a page without one has just loaded, and is told the present stamp. */
  async watch(filingId: string, seen: string | undefined): Promise<Observable<MessageEvent>> {
    const stamp = (await trackStamps(this.db.manager, [filingId])).get(filingId) ?? '';
    return new Observable((subscriber) => {
      const watcher: Watcher = { stamp, tell: (event) => subscriber.next(event), end: () => subscriber.complete() };
      watcher.tell(eventOf(seen === undefined || seen === stamp ? 'here' : 'changed', stamp));
      const beat = setInterval(() => watcher.tell({ type: 'beat', data: '' }), BEAT_MS);
      const over = setTimeout(watcher.end, LONGEST_MS);
      this.add(filingId, watcher);
      return () => {
        clearInterval(beat);
        clearTimeout(over);
        this.remove(filingId, watcher);
      };
    });
  }

  private add(filingId: string, watcher: Watcher): void {
    const own = this.watchers.get(filingId) ?? new Set();
    this.watchers.set(filingId, own.add(watcher));
    this.timer ??= setInterval(() => void this.look(), LOOK_MS);
  }

  private remove(filingId: string, watcher: Watcher): void {
    const own = this.watchers.get(filingId);
    own?.delete(watcher);
    if (own?.size === 0) this.watchers.delete(filingId);
    if (this.watchers.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      const stamps = await trackStamps(this.db.manager, [...this.watchers.keys()]);
      for (const [filingId, own] of this.watchers) {
        const stamp = stamps.get(filingId);
        for (const watcher of own) if (stamp !== undefined && watcher.stamp !== stamp) watcher.tell(eventOf('changed', (watcher.stamp = stamp)));
      }
    } catch (error) {
      log.debug('track.waits', { reason: String(error) });
    } finally {
      this.looking = false;
    }
  }
}

const eventOf = (type: 'here' | 'changed', stamp: string): MessageEvent => ({ type, id: stamp, data: stamp });
