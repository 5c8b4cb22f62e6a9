import { deflateSync } from 'node:zlib';
import { carriesMore } from './pdf-names.ts';

const list = (content: string): Buffer => {
  const packed = deflateSync(Buffer.from(content, 'latin1'));
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n5 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`),
    packed,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
};

it.each([
  ['in the open', Buffer.from('<< /S /JavaScript /JS (x) >>')],
  ['written another way', Buffer.from('<< /S /#4aava#53cript >>')],
  ['in a list of objects', list('6 0 << /S /Launch /F (cmd.exe) >>')],
  ['in a list, written another way', list('6 0 << /EF << >> /Type /Embedded#46ile >>')],
  ['in the second list', Buffer.concat([list('6 0 << /Type /Page >>'), list('7 0 << /Subtype /RichMedia >>')])],
])('finds a program or file %s', (_, pdf) => {
  expect(carriesMore(pdf)).toBe(true);
});

it.each([
  ['a plain paper', Buffer.from('%PDF-1.7\n<< /Type /Catalog >>')],
  ['a list of harmless objects', list('6 0 << /Type /Page /Annots [] >>')],
  ['a name that only begins alike', Buffer.from('<< /LaunchPadFont /F1 /JavaScripture 2 >>')],
  ['a list that is none', Buffer.from('<< /Type /ObjStm >>\nstream\nnot packed\nendstream')],
])('lets pass %s', (_, pdf) => {
  expect(carriesMore(pdf)).toBe(false);
});

it('is not kept busy by lists that grow without end, nor by their number', () => {
  const bomb = list('a'.repeat(60 * 1_048_576));
  const from = performance.now();
  expect(carriesMore(Buffer.concat(Array.from({ length: 40 }, () => bomb)))).toBe(true);
  expect(carriesMore(Buffer.from('/ObjStm '.repeat(100_000)))).toBe(true);
  expect(performance.now() - from).toBeLessThan(8_000);
});
