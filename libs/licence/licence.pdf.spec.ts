import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts, FilingFrame } from '#libs/contract';
import type { FormatId } from '#libs/catalogue';
import { theLaw } from '../../test/support/law.ts';
import { readAloud } from '../../test/support/read-aloud.ts';
import { drawLicence, type PrintFacts } from './licence.pdf.ts';
import { faceOf, type FaceInput } from './licence.rules.ts';
import type { LicenceFace } from './licence-face.ts';
import type { PaperKind } from './licence-template.ts';
import { readLicence } from './read-licence.ts';

const CASES = join(process.cwd(), 'test', 'cases', 'filings');

interface FilingCase extends Facts, FilingFrame {
  id: string;
  on: string;
  expect: {
    entityTypeCode?: string;
    postApprovals?: unknown[];
    licence?: {
      format: FormatId;
      orientation: string;
      codeMode: string;
      exact: Record<string, string>;
      pattern: Record<string, string>;
      contains: Record<string, string[]>;
      absentLabels: string[];
    };
  };
}

const NUMBERS = {
  organizationCode: 'PDY000087',
  taxpayerId: '330302PDY000087',
  socialInsuranceRegistrationNumber: '33030201234567',
  statisticsRegistrationNumber: '3303020001234567',
};
const PRINT: PrintFacts = {
  qr: 'https://registry.example.cn/v/91330302MA2CQ0AB9X?n=3303022015101200001&s=4f9a2cfe01d2',
  at: new Date('2023-09-12T10:00:00+08:00'),
  specimen: true,
  copy: '1-1',
};

/** Cases of entities whose facts are all in the case: those of a change stand in the register. */
const cases = readdirSync(CASES)
  .map((file) => JSON.parse(readFileSync(join(CASES, file), 'utf8')) as FilingCase)
  .filter((one) => one.expect.licence !== undefined && one.kind.toLowerCase().includes('establishment'));

function faceOfCase(one: FilingCase, changes: Partial<FaceInput> = {}): LicenceFace {
  const prefix = /\^(\d{8})/.exec(one.expect.licence?.pattern['统一社会信用代码'] ?? '')?.[1] ?? '91330302';
  return faceOf({
    frame: one,
    facts: one,
    entityTypeCode: one.expect.entityTypeCode ?? '1130',
    codes: { uscc: `${prefix}MA2CQ0AB9X`, registrationNumber: `${one.jurisdiction}600012345`, ...NUMBERS },
    registryName: '温州市鹿城区市场监督管理局',
    establishedOn: one.on,
    issuedOn: one.on,
    postApproval: (one.expect.postApprovals ?? []).length > 0,
    law: theLaw,
    ...changes,
  });
}

const caseOf = (id: string): FilingCase => {
  const found = cases.find((one) => one.id === id);
  if (!found) throw new Error(`no case ${id}`);
  return found;
};

/** Draws, reads back what is printed, and finds every field as it was given. */
async function printed(
  face: LicenceFace,
  paper: PaperKind,
): Promise<{ fields: Readonly<Record<string, string>>; lines: readonly string[]; pdf: Buffer }> {
  const pdf = await drawLicence(face, paper, PRINT);
  const reading = await readLicence(pdf, theLaw);
  const given = [...face.numbers, ...face.fields].map(({ label, value }) => [label, value]);
  expect(reading.fields).toEqual(Object.fromEntries([...given, ['登记机关', face.registry]]));
  return { ...reading, pdf };
}

const sizeOf = (pdf: Buffer): number[] => /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1'))?.slice(1).map(Number) ?? [];

const sheetsOf = (pdf: Buffer): number => Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1]);

describe('a licence read back from its paper', () => {
  it('is tried on every case', () => {
    expect(existsSync(CASES)).toBe(true);
    expect(cases.length).toBeGreaterThan(20);
  });

  it.each(cases.map((one) => [one.id, one] as const))('%s says what the case expects', async (_, one) => {
    const wanted = one.expect.licence;
    if (!wanted) throw new Error('the case expects no licence');
    const face = faceOfCase(one);
    expect(face).toMatchObject({ codeMode: wanted.codeMode, format: { format: wanted.format, orientation: wanted.orientation } });
    const { fields } = await printed(face, 'ORIGINAL');
    expect(fields).toMatchObject(wanted.exact);
    for (const [label, pattern] of Object.entries(wanted.pattern)) expect(fields[label]).toMatch(new RegExp(pattern));
    for (const [label, pieces] of Object.entries(wanted.contains)) for (const piece of pieces) expect(fields[label]).toContain(piece);
    expect(Object.keys(fields).filter((label) => wanted.absentLabels.includes(label))).toEqual([]);
  });
});

describe('a licence read aloud', () => {
  const formats = [...new Map(cases.map((one) => [one.expect.licence?.format, one])).values()];
  it.each(formats.map((one) => [one.expect.licence?.format, one] as const))('%s: tagged, with title and language, and all of it', async (_, one) => {
    for (const paper of ['ORIGINAL', 'DUPLICATE'] as const) {
      const { elements, ...rest } = readAloud(await drawLicence(faceOfCase(one), paper, PRINT));
      expect(rest).toEqual({ language: 'zh-CN', titled: true, tagged: true, unread: 0 });
      expect(elements).toEqual(expect.arrayContaining(['Document', 'H1', 'Lbl', 'LBody', 'Figure']));
    }
  });
});

describe('the sheet', () => {
  const A4 = [595.28, 841.89];
  const A3 = [841.89, 1190.55];

  it.each([
    ['F-001', 'ORIGINAL', A3],
    ['F-001', 'DUPLICATE', A4],
    ['F-011', 'ORIGINAL', [...A3].reverse()],
    ['F-011', 'DUPLICATE', [...A4].reverse()],
    ['F-005', 'ORIGINAL', A3],
  ] as const)('of %s, %s, is %p points', async (id, paper, size) => {
    const { pdf } = await printed(faceOfCase(caseOf(id)), paper);
    sizeOf(pdf).forEach((side, index) => expect(side).toBeCloseTo(size[index] ?? 0, 1));
  });

  it('shows one number from the day on that there is one', async () => {
    const before = faceOfCase({ ...caseOf('F-001'), on: '2015-09-30' });
    const { fields } = await printed(before, 'DUPLICATE');
    expect(Object.keys(fields).slice(0, 5)).toEqual(['注册号', '组织机构代码', '税务登记证号', '社会保险登记证号', '统计登记证号']);
    const after = await printed(faceOfCase({ ...caseOf('F-001'), on: '2015-10-01' }), 'DUPLICATE');
    expect(Object.keys(after.fields)[0]).toBe('统一社会信用代码');
  });

  it('turns on 2019-03-01 and writes capital in figures', async () => {
    const last = await printed(faceOfCase({ ...caseOf('F-001'), on: '2019-02-28' }), 'DUPLICATE');
    const first = await printed(faceOfCase({ ...caseOf('F-001'), on: '2019-03-01' }), 'DUPLICATE');
    expect([last.fields['注册资本'], first.fields['注册资本']]).toEqual(['壹佰万元整', '100万元']);
    expect(sizeOf(first.pdf)).toEqual([...sizeOf(last.pdf)].reverse());
  });

  it('marks duplicates with their number, and originals not', async () => {
    const face = faceOfCase(caseOf('F-001'));
    const [original, duplicate] = [await printed(face, 'ORIGINAL'), await printed(face, 'DUPLICATE')];
    expect(duplicate.lines.join('\n')).toContain('（副本）1-1');
    expect(original.lines.join('\n')).not.toContain('副本');
  });

  it('never says 样张 in text that can be copied', async () => {
    const { lines } = await printed(faceOfCase(caseOf('F-001')), 'ORIGINAL');
    expect(lines.join('')).not.toMatch(/样|SPECIMEN/);
  });

  it('is the same, byte for byte, when drawn again, and another without the specimen mark', async () => {
    const face = faceOfCase(caseOf('F-001'));
    const [first, again] = [await drawLicence(face, 'ORIGINAL', PRINT), await drawLicence(face, 'ORIGINAL', PRINT)];
    expect(again.equals(first)).toBe(true);
    expect((await drawLicence(face, 'ORIGINAL', { ...PRINT, specimen: false })).length).toBeLessThan(first.length);
  });
});

describe('long and rare', () => {
  it('continues a scope of 2,000 characters on a counted sheet and cuts it between two items', async () => {
    const { lines, pdf } = await printed(faceOfCase(caseOf('F-014')), 'DUPLICATE');
    expect(sheetsOf(pdf)).toBe(2);
    const text = lines.join('\n');
    expect(text).toContain('（下接附页，共1页）');
    expect(text).toContain('营业执照附页');
    expect(text).toContain('第1页共1页');
  });

  it('continues twice what is five times as long', async () => {
    const one = caseOf('F-014');
    const scope = Array.from({ length: 5 }, (_, round) => (one.businessScope ?? []).map((item) => `${item}${round}`)).flat();
    const { pdf } = await printed(faceOfCase({ ...one, businessScope: scope }), 'DUPLICATE');
    expect(sheetsOf(pdf)).toBeGreaterThan(4);
  });

  it('prints the longest name whole on every form', async () => {
    const longest = caseOf('F-013');
    const branch = { full: `${longest.name?.full ?? ''}${longest.name?.full ?? ''}温州分公司` };
    for (const on of ['2015-09-30', '2018-01-02', '2025-03-18']) {
      await printed(faceOfCase({ ...longest, on }), 'ORIGINAL');
      await printed(
        faceOfCase({ ...longest, on, name: { ...branch, division: '', tradeName: '', industryTerm: '', organizationalForm: '' } }),
        'DUPLICATE',
      );
    }
  });

  it('keeps Latin words apart and a word of 60 letters together', async () => {
    const one = caseOf('F-001');
    const full = `温州 International Trading & Development ${'Donaudampfschiff'.repeat(4)} Co., Ltd.`;
    const name = { full, division: '', tradeName: '', industryTerm: '', organizationalForm: '' };
    const { fields } = await printedLoosely(faceOfCase({ ...one, on: '2020-01-02', name }), 'DUPLICATE');
    expect(fields['名称']).toBe(full.replace('温州 ', '温州'));
  });

  it('draws characters beyond the basic plane', async () => {
    const { fields } = await printed(faceOfCase(caseOf('F-012')), 'DUPLICATE');
    expect([...(fields['名称'] ?? '')]).toContain('𬭎');
    expect(fields['法定代表人']).toBe('王𫖯');
  });

  it('prints nothing for an individual business without a name', async () => {
    const { name, ...nameless } = caseOf('F-005');
    expect(name).toBeDefined();
    const { fields, lines } = await printed(faceOfCase(nameless), 'ORIGINAL');
    expect(fields['名称']).toBe('');
    expect(lines.join('')).not.toMatch(/null|undefined/);
  });
});

/** As `printed`, where white space beside Chinese characters is not kept. */
async function printedLoosely(face: LicenceFace, paper: PaperKind): Promise<{ fields: Readonly<Record<string, string>> }> {
  return readLicence(await drawLicence(face, paper, PRINT), theLaw);
}
