import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDemoCa, type DemoCa } from './demo-ca.ts';
import { SONG } from './font.ts';
import { Paper } from './paper.ts';
import { openRevision } from './revision.ts';
import { signatureMark } from './signature-mark.ts';
import { DemoSigner } from './signer.ts';
import { verifyPaper, type PaperSignature } from './verify-paper.ts';

const AT = new Date('2026-03-02T02:00:00Z');
const PEOPLE = ['林一甲', '阿依努尔·买买提', "O'Neill-Søndergård, Mary Jane", '林一甲'];
const BOX = { width: 200, height: 40 };
const dir = mkdtempSync(join(tmpdir(), 'revisions-'));
let ca: DemoCa;

beforeAll(async () => void (ca = await ensureDemoCa(join(dir, 'ca'))));
afterAll(() => rmSync(dir, { recursive: true }));

async function unsigned(): Promise<Buffer> {
  const paper = new Paper({ title: '章程', author: '某公司', size: [595, 842], at: AT });
  paper.tag('P', () => paper.text('章程', 72, 96, { chain: SONG, size: 20 }));
  PEOPLE.forEach((signer, index) => {
    if (index === 2) paper.addSheet();
    paper.openField({ name: `signer-${index + 1}`, signer, x: 250, y: 200 + index * 50, ...BOX });
  });
  return paper.finish();
}

async function signedBy(pdf: Buffer, index: number): Promise<Buffer> {
  const signer = PEOPLE[index] ?? '';
  const mark = signatureMark(signer, '电子签名 2026-03-02 10:00', BOX);
  const opened = openRevision(pdf, { field: `signer-${index + 1}`, signer, reason: '签署章程', at: AT, mark });
  return new DemoSigner(ca).sign(opened, `person-${index}`);
}

async function signedByAll(order: readonly number[] = [2, 0, 3, 1]): Promise<Buffer> {
  let pdf = await unsigned();
  for (const index of order) pdf = await signedBy(pdf, index);
  return pdf;
}

const check = async (pdf: Buffer): Promise<readonly PaperSignature[]> => (await verifyPaper(pdf, [ca.certificate])).signatures;
const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });

it('validates for all four, in whatever order they sign; each revision leaves every earlier byte as it was', async () => {
  let pdf = await unsigned();
  for (const index of [2, 0, 3, 1]) {
    const next = await signedBy(pdf, index);
    expect(next.subarray(0, pdf.length).equals(pdf)).toBe(true);
    pdf = next;
  }
  const signatures = await check(pdf);
  expect(signatures.map(({ signer }) => signer)).toEqual([2, 0, 3, 1].map((index) => PEOPLE[index]));
  expect(signatures.every(({ valid, trusted }) => valid && trusted)).toBe(true);
  expect(signatures.map(({ later, whole }) => [later, whole])).toEqual([
    ['signatures', false],
    ['signatures', false],
    ['signatures', false],
    ['nothing', true],
  ]);
});

it('others’ programs find it sound and every signature valid', async () => {
  writeFileSync(join(dir, 'all.pdf'), await signedByAll());
  writeFileSync(join(dir, 'ca.der'), ca.certificate);
  run('certutil', '-N', '-d', 'sql:.', '--empty-password');
  run('certutil', '-A', '-d', 'sql:.', '-n', 'ca', '-t', 'C,C,C', '-i', 'ca.der');
  const said = run('pdfsig', '-nssdir', 'sql:.', 'all.pdf');
  expect(said.match(/Signature is Valid\./g)).toHaveLength(4);
  expect(said.match(/Certificate is Trusted\./g)).toHaveLength(4);
  expect(said.match(/Total document signed/g)).toHaveLength(1);
  expect(said.match(/Not total document signed/g)).toHaveLength(3);
  expect(run('qpdf', '--check', 'all.pdf')).toContain('No syntax or stream encoding errors found');
});

it('people of one name have certificates of their own', async () => {
  const [first, second] = [await ca.keyOf('林一甲', 'person-0'), await ca.keyOf('林一甲', 'person-3')];
  expect(first.certificate.equals(second.certificate)).toBe(false);
  expect((await ca.keyOf('林一甲', 'person-0')).certificate.equals(first.certificate)).toBe(true);
});

it('a field is signed once, and only a field that is there', async () => {
  const pdf = await signedBy(await unsigned(), 0);
  await expect(signedBy(pdf, 0)).rejects.toThrow('no open field signer-1');
  await expect(signedBy(pdf, 7)).rejects.toThrow('no open field signer-8');
});

describe('what is added behind a signature and is more than a signature is said to be', () => {
  const later = async (pdf: Buffer): Promise<string[]> => (await check(pdf)).map((signature) => signature.later);

  it('text behind the end', async () => {
    expect(await later(Buffer.concat([await signedByAll([0, 1]), Buffer.from('\n% added')]))).toEqual(['other', 'other']);
  });

  it('a revision that changes a sheet', async () => {
    const pdf = await signedByAll([0]);
    const page = /\n(\d+) 0 obj\n<<\n\/Type \/Page\n/.exec(pdf.toString('latin1'))?.[1];
    const added = `${page} 0 obj\n<<\n/Type /Page\n>>\nendobj\n`;
    const xref = `xref\n${page} 1\n${String(pdf.length).padStart(10, '0')} 00000 n \ntrailer\n<<\n>>\nstartxref\n${pdf.length + added.length}\n%%EOF\n`;
    expect(await later(Buffer.concat([pdf, Buffer.from(added + xref)]))).toEqual(['other']);
  });

  it.each([
    ['an object too many', (added: string): string => added.replace('xref\n', '3 0 obj\n<<\n>>\nendobj\nxref\n')],
    ['an entry that points elsewhere', (added: string): string => added.replace(/\n0000\d{6} 00000 n/, '\n0000000009 00000 n')],
    ['another root', (added: string): string => added.replace(/\/Root \d+ 0 R/, '/Root 9 0 R')],
    ['a field in another place', (added: string): string => added.replace(/\/Rect \[\d+/, '/Rect [9')],
    ['a picture in the look', (added: string): string => added.replace('/Resources <<\n', '/Resources <<\n/XObject <<\n/A 1 0 R\n>>\n')],
    ['a reason that runs a program', (added: string): string => added.replace('/Reason ', '/AA 4 0 R\n/Reason ')],
  ])('%s, though it is signed itself', async (_, tamper) => {
    const first = await signedBy(await unsigned(), 0);
    const opened = openRevision(first, {
      field: 'signer-2',
      signer: 'x',
      reason: 'y',
      at: AT,
      mark: signatureMark('x', 'y', BOX),
    });
    const added = tamper(opened.toString('latin1', first.length));
    expect(added).not.toBe(opened.toString('latin1', first.length));
    const signed = await new DemoSigner(ca).sign(Buffer.concat([first, Buffer.from(added, 'latin1')]), 'x');
    const [one, two] = await check(signed);
    expect([one?.later, one?.valid, two?.later]).toEqual(['other', true, 'nothing']);
  });
});
