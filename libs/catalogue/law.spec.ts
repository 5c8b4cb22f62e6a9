import { lawFrom, LawFileError } from './index.ts';
import { lawFiles, theLaw } from '../../test/support/law.ts';

const files = lawFiles();

/** Why the law is refused with one file changed. */
function refusal(file: string, change: (text: string) => string): { file: string; entry: string; reason: string } | null {
  const changed = change(files[file] ?? '');
  expect(changed).not.toBe(files[file]);
  try {
    lawFrom({ ...files, [file]: changed });
    return null;
  } catch (error) {
    if (!(error instanceof LawFileError)) throw error;
    return { file: error.file, entry: error.entry, reason: error.reason };
  }
}

const rows = (text: string): Record<string, unknown>[] => JSON.parse(text) as Record<string, unknown>[];
const withRow = (extra: Record<string, unknown>) => (text: string) => JSON.stringify([...rows(text), extra]);
const withChange = (place: number, change: Record<string, unknown>) => (text: string) =>
  JSON.stringify(rows(text).map((row, index) => (index === place ? { ...row, ...change } : row)));

describe('the law as a whole', () => {
  it('has one version for the same files, whatever their order, and another for any other text', () => {
    const backwards = Object.fromEntries(Object.entries(files).reverse());
    expect(theLaw.version).toMatch(/^[0-9a-f]{64}$/);
    expect(lawFrom(backwards).version).toBe(theLaw.version);
    expect(lawFrom({ ...files, 'departments.json': `${files['departments.json'] ?? ''}\n` }).version).not.toBe(theLaw.version);
  });

  it('throws on a finding code nobody has written down', () => {
    expect(theLaw.finding('scope.empty').severity).toBe('blocking');
    expect(() => theLaw.finding('scope.nothing')).toThrow('scope.nothing');
  });

  it('marks what is not sourced', () => {
    const uncertain = theLaw.rules.rows.filter((row) => !row.certain).map((row) => row.rule);
    expect(uncertain).toEqual(expect.arrayContaining(['addressCrowd', 'investorAge', 'simplifiedDeregistration']));
  });

  // Laws kept before officers' reasons were a table are still read.
  it.each(Object.keys(files).filter((file) => file !== 'reason-codes.json'))('cannot do without %s', (file) => {
    const { [file]: _, ...rest } = files;
    const known = file.startsWith('name-') ? expect.any(Error) : expect.objectContaining({ file, entry: '-', reason: 'the file is missing' });
    let thrown: unknown;
    try {
      lawFrom(rest);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toEqual(known);
  });
});

describe('a broken file is refused with file, entry and reason', () => {
  it.each<[string, (text: string) => string, string, string]>([
    ['rules.json', () => '[{', '-', 'no JSON'],
    ['rules.json', () => '{}', '-', 'not a list'],
    ['rules.json', withRow({ rule: 'nothing', source: 'x' }), 'nothing', 'no such rule'],
    ['rules.json', withRow({ rule: 'realName', source: 'x', from: '2023-02-29' }), 'realName', 'from is not a date'],
    ['rules.json', withRow({ rule: 'realName', source: 'x', from: '2023-02-01', to: '2023-01-31' }), 'realName', 'ends on 2023-01-31 before'],
    ['rules.json', withRow({ rule: 'realName', source: 'x', from: '2030-01-01' }), 'realName', 'two rows hold on 2030-01-01'],
    ['rules.json', withRow({ rule: 'realName' }), 'realName', 'source is not a text'],
    ['rules.json', withRow({ rule: 'addressCrowd', source: 'x', values: { max: '5' } }), 'addressCrowd', 'values.max is not a number'],
    ['rules.json', withRow({ rule: 'addressCrowd', source: 'x', values: { max: 5, min: 1 } }), 'addressCrowd', 'unknown field min'],
    ['rules.json', withRow({ rule: 'tradeCapital', source: 'x', values: { item: 'A999', minimum: 1 } }), 'tradeCapital', 'no item A999'],
    [
      'rules.json',
      withRow({ rule: 'postBan', source: 'x', values: { causes: [], roles: [], years: null, finding: 'post.no' } }),
      'postBan',
      'no finding code post.no',
    ],
    ['rules.json', (text) => JSON.stringify(rows(text).filter((row) => row['rule'] !== 'realName')), 'realName', 'no row of this rule'],
    ['rules.json', withRow({ rule: 'realName', source: 'x', entityTypes: ['BANK'], to: '2000-01-01' }), 'realName', 'entityTypes is none of'],
    ['finding-codes.json', (text) => JSON.stringify([...rows(text), rows(text)[0]]), 'name.parts_do_not_form_name', 'stands twice'],
    ['finding-codes.json', withChange(0, { severity: 'loud' }), 'name.parts_do_not_form_name', 'severity is none of'],
    ['finding-codes.json', withChange(0, { zh: { cause: 'x', cure: 'y' } }), 'name.parts_do_not_form_name', 'zh.example is not a text'],
    ['departments.json', withRow({ code: 'TAX', zh: '税', en: 'Tax' }), 'TAX', 'stands twice'],
    ['pushes.json', withChange(0, { department: 'NOBODY' }), 'row 0', 'no department NOBODY'],
    ['approvals.json', withChange(0, { department: 'NOBODY' }), 'row 0', 'no department NOBODY'],
    ['post-approval-catalogue.json', (text) => text.replace('"department": "DRUG"', '"department": "NOBODY"'), 'A005', 'no department NOBODY'],
    [
      'pre-approval-catalogue.json',
      (text) => text.replace('"effectiveFrom": "2017-11-01"', '"effectiveFrom": "2017-11-02"'),
      'edition',
      'no row holds after 2017-10-31',
    ],
    [
      'pre-approval-catalogue.json',
      (text) => text.replace('"effectiveFrom": "2017-11-01"', '"effectiveFrom": "2017-10-31"'),
      'edition',
      'two rows hold',
    ],
    ['industry-editions.json', withChange(0, { to: '2017-09-29' }), 'edition', 'no row holds after 2017-09-29'],
    ['gbt4754-2011.tsv', (text) => text.replace('\nA01\t', '\nA91\t'), 'A011', 'its parent A01 stands nowhere'],
    ['gbt4754-2011.tsv', (text) => text.replace('\nA0111\t', '\nA01111\t'), 'line 5 (A01111)', 'not the shape of a code'],
    ['divisions.tsv', (text) => text.replace('330305\t洞头区\tdistrict\t330300', '330305\t洞头区\tdistrict\t330399'), '330305', 'names 330399'],
    ['divisions.tsv', (text) => text.replace('2015-09-01', '2015-09-31'), 'line', 'from is not a date'],
    ['divisions.tsv', (text) => text.replace('code\tname', 'code\tlabel'), 'heading', 'no column name'],
    ['entity-types.json', (text) => text.replace('"9500"', '"9599"'), 'INDIVIDUAL_BUSINESS', '9599 stands not in'],
    ['licences.json', (text) => text.replace('"2015-06-30"', '"2015-06-29"'), 'codeModes', 'no row holds after 2015-06-29'],
    ['documents.json', withChange(0, { document: 'diary' }), 'row 0', 'diary stands not in'],
    ['signers.json', withChange(0, { roles: [] }), 'row 0', 'roles are named'],
    ['promises.json', withRow({ to: '2020-01-01', workingDays: 1, source: 'x' }), 'last row', 'does not hold for everything'],
    ['working-days.json', (text) => text.replace('"2015-01-01"', '"2016-01-01"'), '2015', 'is in another year'],
    ['working-days.json', (text) => JSON.stringify({ ...(JSON.parse(text) as object), 2020: undefined }), '2021', 'the year before is missing'],
    ['standard-characters.tsv', (text) => text.replace('\n2\t1\t乙', '\n2\t1\t一'), '-', 'a character stands twice'],
    ['scope-pre-approval-candidates.tsv', (text) => text.replace('\tP02\t', '\tP99\t'), 'line', 'no item P99'],
  ])('%s, change %#', (file, change, entry, reason) => {
    const refused = refusal(file, change);
    expect(refused?.file.replace('enterprise-types.tsv', file)).toBe(file);
    expect(refused?.entry).toContain(entry);
    expect(refused?.reason).toContain(reason);
  });
});
