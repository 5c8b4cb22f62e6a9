import { differencesOf, isWithin, lateFields, mayCarry, touches } from './round.rules.ts';

it('finds every field that differs, and nothing else', () => {
  const before = { name: { full: '甲' }, people: [{ key: 'p1', name: '林' }], businessScope: ['a', 'b'], capital: 1 };
  const after = { name: { full: '乙' }, people: [{ key: 'p1', name: '林' }, { key: 'p2' }], businessScope: ['a'], capital: 1 };
  expect(differencesOf(before, after)).toEqual([
    { path: 'name.full', before: '甲', after: '乙' },
    { path: 'people[1]', before: undefined, after: { key: 'p2' } },
    { path: 'businessScope[1]', before: 'b', after: undefined },
  ]);
  expect(differencesOf(before, structuredClone(before))).toEqual([]);
});

it.each([
  ['people', 'people', true],
  ['people[0].name', 'people', true],
  ['address.text', 'address', true],
  ['addressee', 'address', false],
  ['people', 'people[0]', false],
])('%s lies in %s: %s', (path, root, within) => {
  expect(isWithin(path, root)).toBe(within);
  if (within) expect([touches(path, root), touches(root, path)]).toEqual([true, true]);
});

it.each([
  ['nothing changed', 'TAX', 'approve', [], true],
  ['a part of others changed', 'HUMAN_RESOURCES', 'approve', ['investors[0].subscribed'], true],
  ['its own part changed', 'TAX', 'approve', ['investors[0].subscribed'], false],
  ['a part of everyone changed', 'TAX', 'approve', ['address.text'], false],
  ['it had asked for something', 'TAX', 'correct', [], false],
  ['it had said nothing yet', 'TAX', null, [], false],
  ['the registry always looks again', 'MARKET_SUPERVISION', 'approve', [], false],
] as const)('a word stands on: %s', (_, department, verdict, changed, stands) => expect(mayCarry(department, verdict, changed)).toBe(stands));

it.each([
  ['what was changed may be objected to', ['address.text'], ['address'], [], []],
  ['what stands unchanged comes too late', ['address.text'], ['name.full'], [], ['address.text']],
  ['what was asked for before may be asked again', ['address.text'], [], ['address'], []],
  ['a remark on the whole had asked for everything', ['name.full'], [], [undefined], []],
  ['a remark on the whole is late only where nothing was changed', [undefined], ['name.full'], [], []],
  ['and else it is', [undefined], [], [], ['']],
  ['each field is told once', ['name.full', 'name.full'], [], [], ['name.full']],
])('late: %s', (_, paths, changed, asked, late) => expect(lateFields(paths, changed, asked)).toEqual(late));
