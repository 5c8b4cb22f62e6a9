import type { EntityType, Facts, FilingFrame } from '#libs/contract';
import { cleanFiling } from '../../test/support/clean-filing.ts';
import { theLaw } from '../../test/support/law.ts';
import { readAloud } from '../../test/support/read-aloud.ts';
import { deedTemplates } from './read-templates.ts';
import { drawDeed } from './deed.pdf.ts';
import { deedsOf, yuan, type Deed } from './deed.rules.ts';

const ON = '2016-03-15';
const PRINT = { author: '申请人', at: new Date('2016-03-15T10:00:00+08:00'), draft: true, signers: [{ name: '林一甲' }] };

function deeds(entityType: EntityType, changes: Facts = {}, on = ON): Deed[] {
  const filing = cleanFiling(entityType, on, changes);
  const frame: FilingFrame = { kind: filing.kind, entityType, jurisdiction: filing.jurisdiction, channel: 'online' };
  const labels = { address: '住所', capital: '注册资本' };
  return deedsOf({
    frame,
    facts: filing,
    type: '某类',
    jurisdiction: '温州市鹿城区',
    labels,
    roleName: (role) => `<${role}>`,
    on,
    templates: deedTemplates(),
  });
}
const kinds = (entityType: EntityType, changes: Facts = {}): string[] => deeds(entityType, changes).map(({ kind }) => kind);
const said = (deed: Deed | undefined): string => (deed?.sections ?? []).flatMap(({ heading, lines }) => [heading, ...lines]).join('\n');
const charter = (entityType: EntityType, on: string): string => said(deeds(entityType, {}, on).find(({ kind }) => kind === 'charter'));

describe('which papers', () => {
  const address = { ...cleanFiling('LIMITED_LIABILITY_COMPANY', ON).address, mode: 'DECLARED' } as Required<Facts>['address'];
  const proved = { address: { ...address, mode: 'PROOF' as const } };
  it.each([
    ['LIMITED_LIABILITY_COMPANY', ['application', 'charter', 'appointment']],
    ['JOINT_STOCK_COMPANY', ['application', 'charter', 'appointment']],
    ['FARMER_COOPERATIVE', ['application', 'charter', 'appointment']],
    ['LIMITED_PARTNERSHIP', ['application', 'partnershipAgreement', 'mandate']],
    ['SOLE_PROPRIETORSHIP', ['application']],
    ['INDIVIDUAL_BUSINESS', ['application']],
    ['COMPANY_BRANCH', ['application', 'appointment']],
  ] as const)('%s', (entityType, expected) => {
    expect(kinds(entityType, proved)).toEqual(expected);
    expect(kinds(entityType, { address })).toEqual([...expected, 'addressDeclaration']);
  });
});

describe('what they say', () => {
  it('the law of the day on paying in: five years for a company from 2024-07-01, at once for shares', () => {
    expect(charter('LIMITED_LIABILITY_COMPANY', '2024-06-30')).not.toContain('五年');
    expect(charter('LIMITED_LIABILITY_COMPANY', '2024-07-01')).toContain('五年内缴足');
    expect(charter('JOINT_STOCK_COMPANY', '2024-07-01')).toContain('成立前');
    for (const day of ['2024-06-30', '2024-07-01'])
      for (const type of ['LIMITED_LIABILITY_COMPANY', 'JOINT_STOCK_COMPANY', 'FARMER_COOPERATIVE'] as const)
        expect(charter(type, day).match(/第五章/g)).toHaveLength(1);
  });

  it('every fact as it stands, and no number of anybody', () => {
    const { people = [], investors = [], name } = cleanFiling('LIMITED_LIABILITY_COMPANY', ON);
    const text = charter('LIMITED_LIABILITY_COMPANY', ON);
    for (const investor of investors) expect(text).toContain(yuan(investor.subscribed));
    expect(text).toContain(name?.full);
    for (const deed of deeds('LIMITED_LIABILITY_COMPANY')) for (const { document } of people) expect(said(deed)).not.toContain(document.number);
  });

  it('a value with braces is a text, and what is not answered is said to be', () => {
    const name = { full: '{address}', division: '', tradeName: '', industryTerm: '', organizationalForm: '' };
    expect(said(deeds('LIMITED_LIABILITY_COMPANY', { name })[0])).toContain('名称：{address}');
    expect(said(deeds('LIMITED_LIABILITY_COMPANY', { businessScope: [] })[0])).toContain('（未填）');
  });

  it('a promise that nobody has made is not made', () => {
    const address = { ...cleanFiling('LIMITED_LIABILITY_COMPANY', ON).address, mode: 'DECLARED' } as Required<Facts>['address'];
    const promise = (promised: boolean): string => said(deeds('LIMITED_LIABILITY_COMPANY', { address, commitments: { address: promised } }).at(-1));
    expect(promise(true)).toContain('申请人承诺');
    expect(promise(false)).toContain('尚未作出承诺');
    expect(promise(false)).not.toContain('申请人承诺：');
  });

  it.each([
    [100_000_000, '1,000,000元'],
    [123_456, '1,234.56元'],
    [5, '0.05元'],
    [-100, '-1元'],
  ])('%d fen are %s', (fen, text) => expect(yuan(fen)).toBe(text));
});

describe('the sheet', () => {
  it('the same facts give the same bytes', async () => {
    const [deed] = deeds('LIMITED_LIABILITY_COMPANY');
    if (!deed) throw new Error('no paper');
    expect((await drawDeed(deed, PRINT)).equals(await drawDeed(deed, PRINT))).toBe(true);
  });

  it.each(['LIMITED_LIABILITY_COMPANY', 'LIMITED_PARTNERSHIP', 'INDIVIDUAL_BUSINESS', 'COMPANY_BRANCH'] as const)(
    'every paper of %s is drawn',
    async (type) => {
      for (const deed of deeds(type)) expect((await drawDeed(deed, PRINT)).subarray(0, 5).toString()).toBe('%PDF-');
    },
  );
});

describe('each paper as a file', () => {
  const all = (['LIMITED_LIABILITY_COMPANY', 'LIMITED_PARTNERSHIP'] as const).flatMap((entityType) => deeds(entityType));
  const once = [...new Map(all.map((deed) => [deed.kind, deed])).values()];

  it.each(once.map((deed) => [deed.kind, deed] as const))('%s is read aloud whole: tagged, with title, headings and language', async (_, deed) => {
    const { elements, ...rest } = readAloud(await drawDeed(deed, PRINT));
    expect(rest).toEqual({ language: 'zh-CN', titled: true, tagged: true, unread: 0 });
    expect(elements).toEqual(expect.arrayContaining(['Document', 'H1', 'H2', 'P']));
  });
});

it('makes every paper that the law says is made, and none of which the applicants bring their own text', () => {
  const made = theLaw.documents.rows.filter((row) => row.made);
  expect(made.length).toBeGreaterThan(3);
  for (const { document, kinds: asked, entityTypes } of made) {
    const templates = deedTemplates().deeds.filter((deed) => deed.document === document);
    const makes = (kind: string, type: EntityType): boolean =>
      templates.some((deed) => deed.kinds.some((one) => one === kind) && deed.entityTypes?.includes(type));
    const missing = (asked ?? []).flatMap((kind) =>
      (entityTypes ?? []).filter((type) => !makes(kind, type)).map((type) => `${document} ${kind} ${type}`),
    );
    expect(missing).toEqual([]);
  }
  const without = kinds('LIMITED_LIABILITY_COMPANY', { documents: { own: ['charter'] } });
  expect(kinds('LIMITED_LIABILITY_COMPANY').filter((kind) => !without.includes(kind))).toEqual(['charter']);
});
