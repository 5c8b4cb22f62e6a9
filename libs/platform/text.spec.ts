import { faultOfText } from './text.ts';

it.each<[string, unknown]>([
  ['plain JSON', { a: ['b', 1, null, true, { c: '温州 𬭎㛃 😀\n\t' }] }],
  ['nothing', undefined],
  ['a name like a number', { 0: { 1: 'x' } }],
  ['forty levels', nested(40)],
  ['a long text', ['x'.repeat(1_000_000)]],
  ['many values', Array.from({ length: 29_000 }, () => 1)],
])('lets pass %s', (_, value) => {
  expect(faultOfText(value)).toBeUndefined();
});

it.each<[string, unknown, string, string]>([
  ['a control character', { a: ['b', 'c\u0000'] }, 'request.control_character', 'a[1]'],
  ['one of the second row', 'a\u0085', 'request.control_character', ''],
  ['one in a name', { a: { 'b\u001b': 1 } }, 'request.control_character', 'a'],
  ['half a character', { a: '\ud800' }, 'request.half_character', 'a'],
  ['halves the wrong way round', ['\udc00\ud800'], 'request.half_character', '[0]'],
  ['a name that JavaScript reads otherwise', JSON.parse('{"a":{"__proto__":1}}'), 'request.invalid', 'a.__proto__'],
  ['forty-two levels', nested(42), 'request.too_deep', 'a.'.repeat(41).slice(0, -1)],
  ['more values than a filing has', { a: Array.from({ length: 31_000 }, () => 1) }, 'request.too_much', 'a[29998]'],
])('finds %s', (_, value, code, path) => {
  expect(faultOfText(value)).toEqual({ code, path });
});

it('does not repeat a long name in full', () => {
  expect(faultOfText({ ['x'.repeat(100_000)]: '\u0000' })?.path).toHaveLength(200);
});

function nested(levels: number): unknown {
  return levels === 0 ? 'x' : { a: nested(levels - 1) };
}
