import { lawFiles } from '../../test/support/law.ts';
import { LawFileError } from './law-file.ts';
import { nameLawFrom } from './name-law.ts';

const files = lawFiles();
const law = nameLawFrom(files);

/** Reads the law with one file changed. */
const changed = (file: string, change: (rows: unknown) => unknown): (() => unknown) => {
  const text = JSON.stringify(change(JSON.parse(files[file] ?? '')));
  return () => nameLawFrom({ ...files, [file]: text });
};
const rows = (change: (row: Record<string, unknown>, index: number) => unknown) => (all: unknown) => (Array.isArray(all) ? all.map(change) : all);

describe('the law of names', () => {
  it.each([
    ['2015-07-01', 'N2004'],
    ['2017-07-30', 'N2004'],
    ['2017-07-31', 'N2017'],
    ['2021-02-28', 'N2017'],
    ['2021-03-01', 'N2021'],
    ['2030-01-01', 'N2021'],
    ['2000-01-01', 'N2004'],
  ])('on %s is %s', (on, id) => expect(law.regimeOn(on).id).toBe(id));

  it('lets the overlays run from 2015-12-16 to the last day before the finance words are banned', () => {
    expect(law.overlaysOn('2015-12-15')).toEqual([]);
    expect(law.overlaysOn('2015-12-16').map(({ id }) => id)).toEqual(['WZ-FINTECH', 'WZ-INVEST']);
    expect(law.overlaysOn('2021-04-30')).toHaveLength(2);
    expect(law.overlaysOn('2021-05-01')).toEqual([]);
  });

  it('gives every type a form, and every word a source', () => {
    expect(law.forms.formOf('LIMITED_PARTNERSHIP').kind).toBe('（有限合伙）');
    expect(law.words.every(({ source, term }) => source !== '' && term !== '')).toBe(true);
    expect(law.words.filter(({ certain, verdict }) => !certain && verdict !== 'restricted')).toEqual([]);
  });

  it('reads divisions by full and short name, of the day', () => {
    const read = (text: string, on?: string): string[] =>
      law.divisions.read(text, on === undefined ? {} : { on }).units.map(({ division }) => division.name);
    expect(read('浙江温州市鹿城区')).toEqual(['浙江省', '温州市', '鹿城区']);
    expect(read('洞头', '2015-08-31')).toEqual(['洞头县']);
    expect(read('洞头', '2015-09-01')).toEqual(['洞头区']);
    expect(read('洞头县', '2015-09-01')).toEqual([]);
    expect(law.divisions.read('鼎盛贸易').units).toEqual([]);
  });
});

describe('a broken file is refused with file, entry and reason', () => {
  it.each<[string, () => unknown, string]>([
    [
      'a gap between regimes',
      changed(
        'name-regimes.json',
        rows((row) => (row['id'] === 'N2017' ? { ...row, from: '2017-08-01' } : row)),
      ),
      'no row holds after 2017-07-30',
    ],
    [
      'two regimes on one day',
      changed(
        'name-regimes.json',
        rows((row) => (row['id'] === 'N2017' ? { ...row, from: '2017-07-30' } : row)),
      ),
      'two rows hold on 2017-07-30',
    ],
    [
      'a date that does not exist',
      changed(
        'name-regimes.json',
        rows((row) => ({ ...row, from: '2004-02-30' })),
      ),
      'N2004: from is not a date',
    ],
    [
      'a stray field',
      changed(
        'name-regimes.json',
        rows((row) => ({ ...row, colour: 'red' })),
      ),
      'unknown field colour',
    ],
    [
      'an unknown verdict',
      changed(
        'name-words.json',
        rows((row) => ({ ...row, verdict: 'odd' })),
      ),
      'row 0: verdict is none of',
    ],
    [
      'a blocking word without a source',
      changed(
        'name-words.json',
        rows((row) => ({ ...row, certain: false })),
      ),
      'must not block',
    ],
    ['no regime', changed('name-regimes.json', () => []), 'no regime'],
    ['a type without a form', changed('name-forms.json', (all) => ({ ...Object(all), types: [] })), 'no form for LIMITED_LIABILITY_COMPANY'],
    [
      'a word in two groups of synonyms',
      changed('name-industries.json', (all) => ({ ...Object(all), synonyms: [['鞋', '鞋业'], ['鞋']] })),
      '鞋: stands twice',
    ],
    ['no JSON', () => nameLawFrom({ ...files, 'name-words.json': '[' }), 'name-words.json: -: no JSON'],
  ])('%s', (_what, read, reason) => {
    expect(read).toThrow(LawFileError);
    expect(read).toThrow(reason);
  });
});
