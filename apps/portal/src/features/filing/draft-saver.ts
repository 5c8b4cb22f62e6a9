import type { Facts, FilingView } from '#libs/contract';

export type Part = keyof Facts;

/** Answers that the server does not have yet, kept on this device until it has them. */
export interface Unsaved {
  parts: Partial<Facts>;
  /** What the server held when the change was begun. */
  origin: Partial<Facts>;
}

/** How sending ended. `cut`: nobody knows; it is sent again. */
export type Sent = { how: 'saved'; filing: FilingView } | { how: 'stale'; current: FilingView } | { how: 'cut' } | { how: 'refused'; error: Error };

export interface DraftState {
  /** As the server said last. */
  filing: FilingView;
  /** With one's own changes over it: what the fields show. */
  facts: Facts;
  saving: { state: 'idle' | 'saving' | 'offline' | 'failed' } | { state: 'saved'; at: string };
  /** The same part was changed elsewhere meanwhile; nothing is decided for the person. */
  conflict: { current: FilingView; parts: Part[] } | null;
  refusal: Error | null;
}

interface Outside {
  send: (parts: Partial<Facts>, version: number) => Promise<Sent>;
  keep: (unsaved: Unsaved) => void;
  /** Called with every answer of the server. */
  learned: (filing: FilingView) => void;
}

const PAUSE_MS = 700;
const AGAIN_MS = 5_000;

/**
 * Keeps a draft and the server the same. A part typed here is sent after a short pause, one request at a time, each with the version it was made on.
 * A change of another part elsewhere is taken over silently; a change of the same part becomes a conflict with two ways out. What is not saved is
 * kept outside until it is.
 */
export class DraftSaver {
  private state: DraftState;
  private unsaved: Unsaved;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;

  constructor(
    filing: FilingView,
    kept: Unsaved | null,
    private readonly outside: Outside,
  ) {
    this.unsaved = kept ?? { parts: {}, origin: {} };
    this.state = { filing, facts: over(filing.facts, this.unsaved.parts), saving: { state: 'idle' }, conflict: null, refusal: null };
    if (!this.hasUnsaved()) return;
    // What was kept was typed on an earlier state of the draft: the version that is here now says nothing about it.
    const parts = this.inQuestion(filing);
    if (parts.length > 0) this.state = { ...this.state, conflict: { current: filing, parts } };
    else this.schedule(0);
  }

  readonly snapshot = (): DraftState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** A part that is `undefined` is taken away. */
  change(given: Partial<Facts>): void {
    const parts = withNulls(given);
    for (const part of partsOf(parts)) if (!(part in this.unsaved.parts)) copyPart(this.unsaved.origin, this.state.filing.facts, part);
    Object.assign(this.unsaved.parts, parts);
    this.show({ refusal: null });
    this.schedule(PAUSE_MS);
  }

  /** A newer state of the filing came by another way. While one's own change is under way its answer says what stands there. */
  adopt(filing: FilingView): void {
    if (filing.version < this.state.filing.version || filing === this.state.filing) return;
    if (this.running && this.inQuestion(filing).length > 0) return;
    this.meet(filing);
  }

  keepMine(): void {
    const { conflict } = this.state;
    if (!conflict) return;
    for (const part of conflict.parts) copyPart(this.unsaved.origin, conflict.current.facts, part);
    this.show({ filing: conflict.current, conflict: null });
    this.schedule(0);
  }

  takeTheirs(): void {
    const { conflict } = this.state;
    if (!conflict) return;
    for (const part of conflict.parts) this.settle(part);
    this.show({ filing: conflict.current, conflict: null });
    this.schedule(0);
  }

  /** Sends everything now. True when the server has it all. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    await this.running;
    if (this.hasUnsaved() && this.state.saving.state === 'saving') return this.flush();
    return !this.hasUnsaved();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private hasUnsaved(): boolean {
    return Object.keys(this.unsaved.parts).length > 0;
  }

  private schedule(after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), after);
  }

  private async run(): Promise<void> {
    while (this.hasUnsaved() && !this.state.conflict) {
      const parts = { ...this.unsaved.parts };
      this.show({ saving: { state: 'saving' } });
      const sent = await this.outside.send(parts, this.state.filing.version);
      if (sent.how === 'saved') this.keepSaved(parts, sent.filing);
      else if (sent.how === 'stale') this.meet(sent.current);
      else {
        this.show(sent.how === 'cut' ? { saving: { state: 'offline' } } : { saving: { state: 'failed' }, refusal: sent.error });
        if (sent.how === 'cut') this.schedule(AGAIN_MS);
        return;
      }
    }
  }

  private keepSaved(parts: Partial<Facts>, filing: FilingView): void {
    for (const part of partsOf(parts)) {
      if (this.unsaved.parts[part] === parts[part]) this.settle(part);
      else copyPart(this.unsaved.origin, filing.facts, part);
    }
    this.show({ filing, saving: this.hasUnsaved() ? { state: 'saving' } : { state: 'saved', at: new Date().toISOString() }, refusal: null });
    this.outside.learned(filing);
  }

  /** Somebody else saved first: only parts that both changed, to different ends, are in question. */
  private meet(current: FilingView): void {
    const both = this.inQuestion(current);
    if (both.length > 0) this.show({ conflict: { current, parts: both }, saving: { state: 'idle' } });
    else this.show({ filing: current });
  }

  private inQuestion({ facts }: FilingView): Part[] {
    const { parts, origin } = this.unsaved;
    return partsOf(parts).filter((part) => !saysSame(origin[part], facts[part]) && !saysSame(parts[part], facts[part]));
  }

  private settle(part: Part): void {
    delete this.unsaved.parts[part];
    delete this.unsaved.origin[part];
  }

  private show(change: Partial<DraftState>): void {
    const filing = change.filing ?? this.state.filing;
    this.state = { ...this.state, ...change, facts: over(filing.facts, this.unsaved.parts) };
    this.outside.keep(this.unsaved);
    for (const tell of this.listeners) tell();
  }
}

/** What is taken away travels, and is kept on this device, as `null`: JSON knows nothing else for it. */
const withNulls = (parts: Partial<Facts>): Partial<Facts> => Object.fromEntries(Object.entries(parts).map(([part, value]) => [part, value ?? null]));

const over = (facts: Facts, parts: Partial<Facts>): Facts =>
  Object.fromEntries(Object.entries({ ...facts, ...parts }).filter(([, value]) => value !== null && value !== undefined));

const partsOf = (parts: Partial<Facts>): Part[] => Object.keys(parts) as Part[]; // the keys of Partial<Facts> are parts

function copyPart<P extends Part>(to: Partial<Facts>, from: Facts, part: P): void {
  to[part] = from[part];
}

/** What the server works out beside what was said: not having it yet is no other answer. */
const WORKED_OUT = ['to', 'addedScope', 'registered'];
const saysSame = (one: unknown, other: unknown): boolean => isSame(asSaid(one ?? null), asSaid(other ?? null));
const asSaid = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner: unknown) => (WORKED_OUT.includes(key) || inner === null ? undefined : inner)) ?? 'null');

/** Equal as JSON, whatever the order of keys. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}

const sorted = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
