import { csvOf } from './csv.ts';

it('writes tables that no spreadsheet runs', () => {
  expect(
    csvOf(
      ['a', 'b'],
      [
        ['=1+1', 2],
        ['x,"y"', null],
      ],
    ),
  ).toBe('a,b\r\n\'=1+1,2\r\n"x,""y""",\r\n');
});
