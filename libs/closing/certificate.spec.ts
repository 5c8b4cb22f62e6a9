import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setRegistryClock } from '#libs/kernel';
import { DemoSigner, ensureDemoCa, readPaper, verifyPaper } from '#libs/papers';
import { anApplicant } from '../../test/support/build.ts';
import { aRun, atDay, closingState } from '../../test/support/closings.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { advanceClosing } from './advance-closing.ts';
import { drawCertificate, type CertificateFacts } from './certificate.pdf.ts';
import { checkAnyPaper } from './check-paper.ts';
import { certificateOf, getOwnCertificate, keepCertificate } from './keep-certificate.ts';

beforeAll(() => useTestConfig());
afterEach(() => setRegistryClock());

const FACTS: CertificateFacts = {
  registry: '温州市鹿城区市场监督管理局',
  name: '温州澄岩贸易有限公司',
  code: '91330302PDY000019X',
  type: '有限责任公司',
  way: '简易注销',
  number: '330302-20260302-000001',
  establishedOn: '2026-03-02',
  decidedOn: '2026-03-23',
  link: 'http://localhost/v/91330302PDY000019X',
  at: new Date('2026-03-23T10:00:00+08:00'),
  specimen: true,
};

it('is made of the facts alone: equal facts, equal bytes; tagged, with title and language', async () => {
  const pdf = await drawCertificate(FACTS);
  expect((await drawCertificate(FACTS)).equals(pdf)).toBe(true);
  const text = pdf.toString('latin1');
  for (const mark of ['/StructTreeRoot', '/Lang (zh-CN)', '/DisplayDocTitle true', '/MarkInfo']) expect(text).toContain(mark);
});

// a long name is printed whole, and read out of the file it is the record's.
it.each([FACTS.name, '温州'.padEnd(98, '澄岩') + '公司', `温州${'W'.repeat(60)}贸易有限公司`])('prints the whole of %s', async (name) => {
  const pdf = await drawCertificate({ ...FACTS, name });
  const { fields } = await readPaper(pdf, ['名称', '统一社会信用代码', '类型', '成立日期', '注销方式', '申请编号', '登记机关']);
  expect(fields['名称']).toBe(name);
  expect(fields['登记机关']).toBe(FACTS.registry);
});

it('is signed whole, kept once, the filer’s alone, and known again when somebody drops it', () =>
  rolledBack(async (tx) => {
    const run = await aRun(tx, '2026-03-02', true);
    expect(await certificateOf(tx, run.filingId)).toBeNull();
    atDay('2026-03-23');
    await advanceClosing(tx, run.filingId);
    expect(await closingState(tx, run)).toBe('DEREGISTERED');
    await expect(getOwnCertificate(tx, run.owner, run.filingId)).rejects.toMatchObject({ code: 'closing.no_certificate' });

    const facts = await certificateOf(tx, run.filingId);
    if (!facts) throw new Error('no certificate');
    const folder = await mkdtemp(join(tmpdir(), 'certificate-'));
    const ca = await ensureDemoCa(folder);
    const pdf = await new DemoSigner(ca).sign(await drawCertificate(facts));
    await rm(folder, { recursive: true });
    expect((await verifyPaper(pdf, [ca.certificate])).signatures).toEqual([expect.objectContaining({ valid: true, trusted: true, whole: true })]);

    expect((await checkAnyPaper(tx, pdf, [ca.certificate])).issuedHere).toBe(false);
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    await keepCertificate(tx, run.filingId, sha256);
    await keepCertificate(tx, run.filingId, 'f'.repeat(64)); // a second run changes nothing
    expect(await getOwnCertificate(tx, run.owner, run.filingId)).toBe(sha256);
    expect(await certificateOf(tx, run.filingId)).toBeNull();
    await expect(getOwnCertificate(tx, await anApplicant(tx), run.filingId)).rejects.toMatchObject({ code: 'filing.not_found' });
    expect(await checkAnyPaper(tx, pdf, [ca.certificate])).toMatchObject({
      ...{ signature: 'valid', whole: true, issuedHere: true, licence: null },
      certificate: { name: facts.name, code: facts.code, decidedOn: '2026-03-23', stands: true },
    });
    const changed = Buffer.concat([pdf, Buffer.from('\n')]);
    expect(await checkAnyPaper(tx, changed, [ca.certificate])).toMatchObject({ whole: false, issuedHere: false });
  }));
