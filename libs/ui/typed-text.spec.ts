import { seen } from './typed-text.ts';

it.each([
  ['18\u0000号', '18号'],
  ['\u202e81号', '81号'],
  ['王\ud83d', '王'],
  ['𬭎㛃', '𬭎㛃'],
  ['阿依努尔·买买提', '阿依努尔·买买提'],
  ['一\t二\n三', '一\t二\n三'],
  ['👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
])('%j is seen as %j', (typed, shown) => {
  expect(seen(typed)).toBe(shown);
});
