import { setRegistryClock } from '#libs/kernel';
import { aFirm, anApplicant } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { beginFiling } from './begin-filing.ts';
import { editFacts } from './edit-facts.ts';
import { withdrawFiling } from './end-filing.ts';

beforeAll(() => void useTestConfig());
beforeEach(() => setRegistryClock(new Date('2026-03-16T02:00:00Z')));

const FRAME = { kind: 'establishment', entityType: 'LIMITED_LIABILITY_COMPANY', jurisdiction: '330302', channel: 'online' } as const;
const ANSWERS = { commitments: { address: false, dualNotification: false } };

it('opens the draft that stands as it was begun, and another once that one says something', () =>
  rolledBack(async (tx) => {
    const filer = await anApplicant(tx);
    const first = await beginFiling(tx, filer, FRAME, ANSWERS);
    expect((await beginFiling(tx, filer, FRAME, ANSWERS)).id).toBe(first.id);
    expect((await beginFiling(tx, filer, { ...FRAME, jurisdiction: '330303' }, ANSWERS)).id).not.toBe(first.id);
    expect((await beginFiling(tx, await anApplicant(tx), FRAME, ANSWERS)).id).not.toBe(first.id);
    await editFacts(tx, filer, { filingId: first.id, version: 1, parts: { businessScope: ['茶叶销售'] } });
    expect((await beginFiling(tx, filer, FRAME, ANSWERS)).id).not.toBe(first.id);
  }));

it('never takes two foundings that have a name for one', () =>
  rolledBack(async (tx) => {
    const filer = await anApplicant(tx);
    const named = {
      name: { full: '温州澄海贸易有限公司', division: '温州', tradeName: '澄海', industryTerm: '贸易', organizationalForm: '有限公司' },
    };
    const first = await beginFiling(tx, filer, FRAME, named);
    expect((await beginFiling(tx, filer, FRAME, named)).id).not.toBe(first.id);
  }));

it('opens the change of a firm that was begun already, whatever it says by now, until it has ended', () =>
  rolledBack(async (tx) => {
    const filer = await anApplicant(tx);
    const { entityId: subject } = await aFirm(tx);
    const change = { ...FRAME, kind: 'change' as const, subject };
    const first = await beginFiling(tx, filer, change);
    await editFacts(tx, filer, { filingId: first.id, version: 1, parts: { businessScope: ['茶叶销售'] } });
    expect((await beginFiling(tx, filer, change)).id).toBe(first.id);
    expect((await beginFiling(tx, filer, { ...change, kind: 'licenceReplacement' })).id).not.toBe(first.id);
    await withdrawFiling(tx, filer, first.id);
    expect((await beginFiling(tx, filer, change)).id).not.toBe(first.id);
  }));
