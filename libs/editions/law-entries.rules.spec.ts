import { lawFiles } from '../../test/support/law.ts';
import { countsOf, differencesOf } from './law-differences.rules.ts';
import { entriesOf } from './law-entries.rules.ts';
import { filesWithWords } from './law-file-words.ts';

const files = lawFiles();
const entries = (file: string) => entriesOf(file, files[file] ?? '');

describe('the entries of the law', () => {
  it('are found in every file, whatever its form, each with a name', () => {
    for (const file of Object.keys(files)) {
      const found = entries(file);
      expect({ file, some: found.length > 0, nameless: found.filter(({ name }) => name === '').length }).toEqual({ file, some: true, nameless: 0 });
    }
  });

  it('have a title and an origin by file, and no file that is gone has one', () => {
    expect([...filesWithWords()].sort()).toEqual(Object.keys(files).sort());
  });

  it('say source and days', () => {
    const ban = entries('rules.json').find(({ name, from }) => name.startsWith('postBan') && from === '2016-04-01');
    expect(ban).toMatchObject({ from: '2016-04-01', to: '2021-08-31', source: 'SERIOUS83', doubts: [] });
    expect(entries('divisions.tsv').find(({ name, from }) => name.startsWith('330305') && from !== null)?.from).toBe('2015-09-01');
    expect(entries('pre-approval-catalogue.json').find(({ name }) => name.startsWith('P01'))).toMatchObject({ group: 'items', source: '证券法' });
  });

  it.each([
    ['rules.json', 7],
    ['name-words.json', 3],
    ['promises.json', 1],
    ['approvals.json', 1],
  ])('of %s for which no source was found are marked', (file, least) => {
    expect(entries(file).filter(({ doubts }) => doubts.length > 0).length).toBeGreaterThanOrEqual(least);
  });

  it('are marked by a mark deep inside, by the file itself, and by a part of it', () => {
    expect(entries('pre-approval-catalogue.json').find(({ name }) => name.startsWith('P01'))?.doubts).toEqual(['editions.E2021.evidence']);
    expect(entries('name-industries.json').every(({ doubts }) => doubts.includes('.'))).toBe(true);
    const forms = entries('name-forms.json');
    expect(forms.find(({ name }) => name === 'endings')?.doubts).toEqual(['.']);
    expect(forms.find(({ name }) => name === 'groupWord')?.doubts).toEqual([]);
  });
});

describe('differences', () => {
  const row = (rule: string, more: object = {}) => ({ rule, source: 'S', ...more });
  const of = (...rows: object[]) => entriesOf('rules.json', JSON.stringify(rows));

  it('are none when only the order or the spelling of the file changed', () => {
    expect(differencesOf(of(row('a'), row('b')), of({ source: 'S', rule: 'b' }, row('a')))).toEqual([]);
  });

  it('pair what is about the same, and tell what was added and removed', () => {
    const differences = differencesOf(of(row('a', { to: '2020-01-01' }), row('b'), row('c')), of(row('a', { to: '2021-01-01' }), row('c'), row('d')));
    expect(countsOf(differences)).toEqual({ added: 1, changed: 1, removed: 1 });
    expect(differences.map(({ what, before, after }) => [what, before?.name, before?.to, after?.name, after?.to])).toEqual([
      ['changed', 'a', '2020-01-01', 'a', '2021-01-01'],
      ['added', undefined, undefined, 'd', null],
      ['removed', 'b', null, undefined, undefined],
    ]);
  });

  it('of many equal entries are counted', () => {
    expect(countsOf(differencesOf(of(row('a'), row('a')), of(row('a'), row('a'), row('a'))))).toEqual({ added: 1, changed: 0, removed: 0 });
  });

  it('of a table are found by row', () => {
    const text = files['divisions.tsv'] ?? '';
    const differences = differencesOf(entriesOf('divisions.tsv', text), entriesOf('divisions.tsv', text.replace('东城区', '东城新区')));
    expect(countsOf(differences)).toEqual({ added: 0, changed: 1, removed: 0 });
  });
});
