import type { Facts, FilingView } from '#libs/contract';
import { DraftSaver, type Sent, type Unsaved } from '../../apps/portal/src/features/filing/draft-saver.ts';

const filing = (version: number, facts: Facts): FilingView => ({
  id: 'f',
  kind: 'establishment',
  entityType: 'LIMITED_LIABILITY_COMPANY',
  jurisdiction: '330302',
  channel: 'online',
  number: null,
  state: 'DRAFT',
  version,
  round: 0,
  facts,
  current: null,
  effect: null,
  held: false,
  moves: [],
  documents: [],
  documentsRequired: [],
  documentsMade: [],
  permits: [],
  signers: [],
  receipt: null,
  correction: null,
  licence: null,
});

/** A server that keeps one draft, behind a line that can be cut. */
class Server {
  draft = filing(1, { businessScope: ['鞋材销售'] });
  cut = false;
  sent: Partial<Facts>[] = [];
  kept: Unsaved | null = null;

  readonly send = (parts: Partial<Facts>, version: number): Promise<Sent> => {
    if (this.cut) return Promise.resolve({ how: 'cut' });
    this.sent.push(parts);
    if (version !== this.draft.version) return Promise.resolve({ how: 'stale', current: this.draft });
    return Promise.resolve({ how: 'saved', filing: this.write(parts) });
  };

  write(parts: Partial<Facts>): FilingView {
    this.draft = filing(this.draft.version + 1, { ...this.draft.facts, ...parts });
    return this.draft;
  }

  saver(kept: Unsaved | null = null): DraftSaver {
    return new DraftSaver(this.draft, kept, { send: this.send, keep: (unsaved) => (this.kept = structuredClone(unsaved)), learned: () => undefined });
  }
}

describe('a draft and its server', () => {
  let server: Server;
  beforeEach(() => (server = new Server()));

  it('become the same, with the last of what was typed', async () => {
    const saver = server.saver();
    saver.change({ registeredCapital: 1 });
    saver.change({ registeredCapital: 2 });
    expect(saver.snapshot().facts.registeredCapital).toBe(2);
    expect(await saver.flush()).toBe(true);
    expect(server.draft.facts.registeredCapital).toBe(2);
    expect(saver.snapshot().saving.state).toBe('saved');
    expect(server.kept?.parts).toEqual({});
  });

  it('take over another part that was changed elsewhere, without a word', async () => {
    const saver = server.saver();
    server.write({ businessScope: ['五金产品销售'] });
    saver.change({ registeredCapital: 5 });
    expect(await saver.flush()).toBe(true);
    expect(saver.snapshot()).toMatchObject({ conflict: null, facts: { businessScope: ['五金产品销售'], registeredCapital: 5 } });
  });

  it.each(['keepMine', 'takeTheirs'] as const)('ask the person when both changed the same part: %s', async (choice) => {
    const saver = server.saver();
    saver.change({ businessScope: ['水果零售'] });
    server.write({ businessScope: ['五金产品销售'] });
    expect(await saver.flush()).toBe(false);
    expect(saver.snapshot()).toMatchObject({ conflict: { parts: ['businessScope'] }, facts: { businessScope: ['水果零售'] } });
    saver[choice]();
    expect(await saver.flush()).toBe(true);
    const kept = choice === 'keepMine' ? ['水果零售'] : ['五金产品销售'];
    expect(server.draft.facts.businessScope).toEqual(kept);
    expect(saver.snapshot()).toMatchObject({ conflict: null, facts: { businessScope: kept } });
  });

  it('are not at odds over what the server has worked out, when an answer that was lost had been kept', async () => {
    const items = [{ item: 'name', decidedOn: '2026-03-02' }];
    const saver = server.saver();
    saver.change({ change: { items }, businessScope: undefined });
    server.draft = filing(2, { change: { items: items.map((item) => ({ ...item, to: '温州澄海贸易有限公司' })) } });
    expect(await saver.flush()).toBe(true);
    expect(saver.snapshot()).toMatchObject({ conflict: null });
    expect(server.sent.at(-1)).toEqual({ change: { items }, businessScope: null });
  });

  it('are not at odds when both wrote the same', async () => {
    const saver = server.saver();
    saver.change({ commitments: { address: true, dualNotification: false } });
    server.write({ commitments: { dualNotification: false, address: true } });
    expect(await saver.flush()).toBe(true);
    expect(saver.snapshot().conflict).toBeNull();
  });

  it('lose nothing while the line is cut, nor when the page is closed', async () => {
    const saver = server.saver();
    server.cut = true;
    saver.change({ registeredCapital: 7 });
    expect(await saver.flush()).toBe(false);
    saver.stop();
    expect(saver.snapshot()).toMatchObject({ saving: { state: 'offline' }, facts: { registeredCapital: 7 } });
    expect(server.kept?.parts).toEqual({ registeredCapital: 7 });

    server.cut = false;
    const later = server.saver(server.kept);
    expect(later.snapshot().facts.registeredCapital).toBe(7);
    expect(await later.flush()).toBe(true);
    expect(server.draft.facts.registeredCapital).toBe(7);
  });

  it.each(['keepMine', 'takeTheirs'] as const)(
    'ask the person, too, when the draft went on elsewhere while this page was closed: %s',
    async (choice) => {
      const saver = server.saver();
      server.cut = true;
      saver.change({ businessScope: ['水果零售'], registeredCapital: 7 });
      await saver.flush();
      saver.stop();
      server.cut = false;
      server.write({ businessScope: ['五金产品销售'] });
      const later = server.saver(structuredClone(server.kept));
      expect(later.snapshot()).toMatchObject({
        conflict: { parts: ['businessScope'] },
        facts: { businessScope: ['水果零售'], registeredCapital: 7 },
      });
      expect(server.draft.facts).toEqual({ businessScope: ['五金产品销售'] });
      later[choice]();
      expect(await later.flush()).toBe(true);
      expect(server.draft.facts).toEqual({ businessScope: choice === 'keepMine' ? ['水果零售'] : ['五金产品销售'], registeredCapital: 7 });
    },
  );

  it('are at odds as well when the page learns of the other change by itself, before anything is sent', async () => {
    const saver = server.saver();
    saver.change({ businessScope: ['水果零售'] });
    saver.adopt(server.write({ businessScope: ['五金产品销售'] }));
    expect(await saver.flush()).toBe(false);
    expect(saver.snapshot()).toMatchObject({ conflict: { parts: ['businessScope'] }, facts: { businessScope: ['水果零售'] } });
    expect(server.draft.facts.businessScope).toEqual(['五金产品销售']);
  });

  it('keep what was refused in the fields, with the reason', async () => {
    const saver = new DraftSaver(server.draft, null, {
      send: () => Promise.resolve({ how: 'refused', error: new Error('request.invalid') }),
      keep: () => undefined,
      learned: () => undefined,
    });
    saver.change({ registeredCapital: -1 });
    expect(await saver.flush()).toBe(false);
    expect(saver.snapshot()).toMatchObject({
      saving: { state: 'failed' },
      facts: { registeredCapital: -1 },
      refusal: { message: 'request.invalid' },
    });
  });
});
