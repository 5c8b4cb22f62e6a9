import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';
import { cadesSignature, exact } from './cades.ts';
import { ensureDemoCa, type DemoCa } from './demo-ca.ts';
import { SONG } from './font.ts';
import { Paper } from './paper.ts';
import { sealArt } from './seal.ts';
import { closeSignature, openSignature } from './signature-field.ts';
import { DemoSigner } from './signer.ts';
import { verifyPaper } from './verify-paper.ts';

const REGISTRY = '温州市鹿城区(市场)监督管理局';
let dir: string;
let ca: DemoCa;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'papers-'));
  ca = await ensureDemoCa(join(dir, 'ca'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function unsigned(signer = REGISTRY): Promise<Buffer> {
  const paper = new Paper({ title: '营业执照', author: signer, size: [300, 200], at: new Date('2015-10-12T02:00:00Z') });
  paper.text('温州澄岩贸易有限公司', 20, 40, { chain: SONG, size: 12 });
  const seal = sealArt({ name: signer, foot: '样章', radius: 40, colour: '#c0281c' });
  paper.signatureField({ seal, x: 150, y: 90, signer, reason: '核发营业执照', place: '温州', at: new Date('2015-10-12T02:00:00Z') });
  return paper.finish();
}
const signed = async (): Promise<Buffer> => new DemoSigner(ca).sign(await unsigned());
const check = (pdf: Buffer, trusted = [ca.certificate]) => verifyPaper(pdf, trusted);

describe('a signed paper', () => {
  it('is valid, trusted and whole, and names whoever stood in the field', async () => {
    expect(await check(await signed())).toEqual({ signatures: [{ valid: true, trusted: true, whole: true, later: 'nothing', signer: REGISTRY }] });
  });

  it('is broken by one changed byte anywhere', async () => {
    const pdf = await signed();
    for (const at of [9, 500, pdf.indexOf('/Contents <') - 40, pdf.length - 3]) {
      const changed = Buffer.from(pdf);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const { signatures } = await check(changed);
      expect(signatures.some(({ valid, whole }) => valid && whole)).toBe(false);
    }
  });

  it('is not whole when something was added behind it', async () => {
    const { signatures } = await check(Buffer.concat([await signed(), Buffer.from('\n% added')]));
    expect(signatures).toMatchObject([{ valid: true, trusted: true, whole: false }]);
  });

  it('is not trusted under another authority, nor under none', async () => {
    const other = await ensureDemoCa(join(dir, 'other'));
    const pdf = await signed();
    expect(await check(pdf, [other.certificate])).toMatchObject({ signatures: [{ valid: true, trusted: false }] });
    expect(await check(pdf, [])).toMatchObject({ signatures: [{ valid: true, trusted: false }] });
    expect(await check(pdf, [other.certificate, ca.certificate])).toMatchObject({ signatures: [{ trusted: true }] });
  });

  it('cannot lend its signature to another paper by carrying its own bytes inside', async () => {
    const opened = openSignature(await unsigned());
    const content = pkijs.ContentInfo.fromBER(exact(await cadesSignature(opened.covered, await ca.keyOf(REGISTRY))));
    const cms = new pkijs.SignedData({ schema: content.content });
    cms.encapContentInfo.eContent = new asn1.OctetString({ valueHex: exact(opened.covered) });
    const carrying = new pkijs.ContentInfo({ contentType: content.contentType, content: cms.toSchema(true) }).toSchema().toBER(false);
    const forged = openSignature(await unsigned('另一个登记机关'));
    const stretched = Buffer.concat([
      forged.pdf.subarray(0, forged.hole.from),
      Buffer.from(`<${Buffer.from(carrying).toString('hex')}>`),
      forged.pdf.subarray(forged.hole.to),
    ]);
    const end = forged.hole.from + carrying.byteLength * 2 + 2;
    const range = `/ByteRange [0 ${forged.hole.from} ${end} ${stretched.length - end}]`;
    stretched.write(range.padEnd(stretched.indexOf(']') > 0 ? range.length : 0), stretched.indexOf('/ByteRange'), 'latin1');
    expect((await check(stretched)).signatures.some(({ valid }) => valid)).toBe(false);
  });

  it('is refused a second signature and a signature that does not fit', async () => {
    const pdf = await signed();
    await expect(new DemoSigner(ca).sign(pdf)).rejects.toThrow('no empty signature');
    const opened = openSignature(await unsigned());
    expect(() => closeSignature(opened.pdf, opened.hole, Buffer.alloc(7000))).toThrow('does not fit');
  });
});

describe('verification', () => {
  it('never throws, whatever it is given', async () => {
    const pdf = await signed();
    const range = /\/ByteRange \[[^\]]*\]/.exec(pdf.toString('latin1'))?.[0] ?? '';
    const garbage = [
      Buffer.alloc(0),
      Buffer.from('%PDF-1.7'),
      Buffer.from('/ByteRange [0 1 2 3]'),
      Buffer.from('/ByteRange [0 999999999999 999999999999 999999999999]'),
      Buffer.from('/ByteRange [5 1 0 3]<>'.repeat(50)),
      Buffer.from(`${range} ${'<3082'.repeat(100)}`),
      pdf.subarray(0, pdf.length / 2),
      Buffer.from(
        pdf.toString('latin1').replace(/<30[0-9a-f]{60}/, (der) => der.replace(/[2-9]/g, 'f')),
        'latin1',
      ),
    ];
    for (const bytes of garbage) expect((await check(bytes)).signatures.every(({ valid }) => !valid)).toBe(true);
    expect(await check(Buffer.from('no pdf'))).toEqual({ signatures: [] });
    await expect(check(pdf, [Buffer.from('no certificate')])).resolves.toMatchObject({ signatures: [{ trusted: false }] });
  });
});

describe('the demo authority', () => {
  it('is made once, however many ask at once', async () => {
    const folder = join(dir, 'race');
    const made = await Promise.all(Array.from({ length: 8 }, () => ensureDemoCa(folder)));
    expect(new Set(made.map(({ certificate }) => certificate.toString('hex'))).size).toBe(1);
    const keys = await Promise.all(made.map((one) => one.keyOf(REGISTRY)));
    expect(new Set(keys.map(({ certificate }) => certificate.toString('hex'))).size).toBe(1);
    expect((await readdir(folder)).filter((name) => name.includes('tmp'))).toEqual([]);
  });

  it('spans the years that a registry clock can show', async () => {
    const { certificate } = await ca.keyOf(REGISTRY);
    for (const der of [ca.certificate, certificate]) {
      const { validFrom, validTo } = new X509Certificate(der);
      expect(new Date(validFrom).toISOString()).toBe('2013-12-31T16:00:00.000Z');
      expect(new Date(validTo).toISOString()).toBe('2049-12-31T15:59:59.000Z');
    }
  });
});
