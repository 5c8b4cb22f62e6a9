import { csvLines } from './csv.rules.ts';

const read = (text: string) => [...csvLines(text)].map(({ line, cells, broken }) => [line, ...cells, ...(broken ? ['!'] : [])]);

it.each<[string, string, unknown[][]]>([
  [
    'plain lines',
    'a,b\nc,d\n',
    [
      [1, 'a', 'b'],
      [2, 'c', 'd'],
    ],
  ],
  [
    'line ends of every system',
    'a\r\nb\rc\nd',
    [
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
    ],
  ],
  [
    'empty cells and empty lines',
    'a,,\n\n , \n,b',
    [
      [1, 'a', '', ''],
      [4, '', 'b'],
    ],
  ],
  [
    'commas, quotes and line ends inside quotes',
    '"a,""b""\nc",d\ne',
    [
      [1, 'a,"b"\nc', 'd'],
      [3, 'e'],
    ],
  ],
  [
    'text after a quote',
    '"a"b,c\nd',
    [
      [1, 'a', 'c', '!'],
      [2, 'd'],
    ],
  ],
  [
    'a quote that never ends, which costs its own line only',
    'a,"b\nc,d',
    [
      [1, 'a', '"b', '!'],
      [2, 'c', 'd'],
    ],
  ],
  ['a quote inside a cell', 'a"b,c', [[1, 'a"b', 'c']]],
  ['nothing', '', []],
])('reads %s', (_, text, lines) => expect(read(text)).toEqual(lines));
