import { fitText, HEI, Paper, sealArt, SONG, SONG_BOLD, specimenArt } from '#libs/papers';

/** What a certificate of deregistration says. Nothing in it is about a person. */
export interface CertificateFacts {
  readonly registry: string;
  readonly name: string;
  readonly code: string;
  readonly type: string;
  readonly way: string;
  readonly number: string;
  readonly establishedOn: string;
  readonly decidedOn: string;
  /** Where anyone reads what the register says today. */
  readonly link: string;
  readonly at: Date;
  readonly specimen: boolean;
}

const SIZE = [595, 842] as const;
const LEFT = 84;
const WIDTH = SIZE[0] - 2 * LEFT;
const LABEL = 108;
const LEADING = 1.5;

const inChinese = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/u, '$1年$2月$3日');

/** Draws the paper, ready to be signed: the seal is the look of its empty signature field. A name however long is printed whole. */
export function drawCertificate(facts: CertificateFacts): Promise<Buffer> {
  const { registry, name, at } = facts;
  const paper = new Paper({ title: `准予注销登记通知书\u3000${name}`, author: registry, size: SIZE, at });
  if (facts.specimen) paper.art(specimenArt(SIZE, { x: 48, y: 48, width: SIZE[0] - 96, height: SIZE[1] - 96 }));
  paper.tag('H1', () => paper.text('准予注销登记通知书', SIZE[0] / 2, 124, { chain: SONG_BOLD, size: 24, align: 'centre' }));
  const y = drawRows(paper, facts);
  const said = `上述主体已于${inChinese(facts.decidedOn)}注销登记，营业执照正本、副本和电子营业执照自即日起作废。登记记录继续向社会公示。`;
  const fitted = fitText(said, { width: WIDTH, height: 120, largest: 12, smallest: 12, leading: 1.8 }, SONG);
  paper.tag('P', () => paper.block(fitted, LEFT, y + 28, { width: WIDTH, leading: 1.8 }));
  drawFoot(paper, facts);
  return paper.finish();
}

function drawRows(paper: Paper, { name, code, type, way, number, establishedOn, registry }: CertificateFacts): number {
  let y = 190;
  const rows = [
    ['名称', name],
    ['统一社会信用代码', code],
    ['类型', type],
    ['成立日期', inChinese(establishedOn)],
    ['注销方式', way],
    ['申请编号', number],
    ['登记机关', registry],
  ] as const;
  const laid = rows.map(([label, value]) => {
    const fitted = fitText(value, { width: WIDTH - LABEL, height: 160, largest: 12, smallest: 7, leading: LEADING }, SONG);
    const top = y;
    y += Math.max(1, fitted.lines.length) * fitted.size * LEADING + 12;
    return { label, fitted, top };
  });
  paper.tagList(
    laid.map(({ label, fitted, top }) => ({
      label: () => paper.text(label, LEFT, top, { chain: HEI, size: 11, colour: '#5b3d12' }),
      body: () => paper.block(fitted, LEFT + LABEL, top, { width: WIDTH - LABEL, leading: LEADING }),
    })),
  );
  return y;
}

function drawFoot(paper: Paper, { registry, decidedOn, link, at, specimen }: CertificateFacts): void {
  const right = SIZE[0] - LEFT;
  paper.qr(link, LEFT, 640, 84, `二维码：${link}`);
  paper.tag('P', () => paper.text('扫码查询登记现状', LEFT + 42, 742, { chain: SONG, size: 9, align: 'centre' }));
  const fitted = fitText(registry, { width: 240, height: 40, largest: 12, smallest: 7, leading: 1.4 }, SONG);
  paper.tag('P', () => paper.block(fitted, right - 240, 690, { width: 240, leading: 1.4 }));
  paper.tag('P', () => paper.text(inChinese(decidedOn), right, 722, { chain: SONG, size: 12, align: 'right' }));
  const seal = sealArt({ name: registry, foot: specimen ? '样章' : '电子签章', radius: 56, colour: '#c0281c' });
  paper.signatureField({ seal, x: right - 150, y: 632, signer: registry, reason: '准予注销登记', place: registry, at });
}
