import { momentsFrom, newestOf, setAt } from './timeline.rules.ts';

const at = (day: number): Date => new Date(Date.UTC(2026, 0, day));
const released = { 'rules.json': 'r0', 'signers.json': 's0' };
const editions = [
  { file: 'rules.json', sha256: 'r1', usedFrom: at(5) },
  { file: 'rules.json', sha256: 'r2', usedFrom: at(20) },
  { file: 'signers.json', sha256: 's1', usedFrom: at(10) },
  { file: 'gone.json', sha256: 'g1', usedFrom: at(1) },
];

it.each([
  [4, 'r0', 's0'],
  [5, 'r1', 's0'],
  [10, 'r1', 's1'],
  [19, 'r1', 's1'],
  [20, 'r2', 's1'],
])('on day %i the latest correction that has begun holds', (day, rules, signers) => {
  expect(setAt(released, editions, at(day))).toEqual({ 'rules.json': rules, 'signers.json': signers });
});

it('knows the last correction of a file, also one still to come', () => {
  expect(newestOf(editions, 'rules.json')?.sha256).toBe('r2');
  expect(newestOf(editions, 'promises.json')).toBeUndefined();
});

it('knows every moment at which the files change from then on', () => {
  expect(momentsFrom(editions, at(7))).toEqual([at(7), at(10), at(20)]);
  expect(momentsFrom(editions, at(20))).toEqual([at(20)]);
});
