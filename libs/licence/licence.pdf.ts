import { fitText, HEI, Paper, sealArt, SONG, SONG_BOLD, specimenArt, type Art } from '#libs/papers';
import { layColumns, type LaidColumn } from './licence-columns.ts';
import { continuations, drawContinuation } from './licence-continuation.ts';
import { nameOf, REGISTRY_LABEL, type LicenceFace } from './licence-face.ts';
import { frameArt, inPoints, LABEL_BROWN, mm, plainFrameArt } from './licence-frame.ts';
import { dateInChinese } from './licence.rules.ts';
import { templateOf, type Note, type PaperKind, type SheetTemplate } from './licence-template.ts';

/** What belongs to one print and not to what the licence says. */
export interface PrintFacts {
  /** Absolute address behind the QR code. */
  readonly qr: string;
  /** Registry time of the signature; also the paper's date of making, so that the same print gives the same bytes. */
  readonly at: Date;
  /** 样张 across the sheet: false only for an authorised registry. */
  readonly specimen: boolean;
  /** Running number of a duplicate: `1-1`. */
  readonly copy?: string;
}

const SEAL_RED = '#c0281c';
/** Letters of a label further apart than this are taken for columns by programs that copy text out of a PDF. */
const LABEL_GAP = 0.6;

/** Draws one paper, ready to be signed: the registry's seal is the look of its empty signature field. */
export async function drawLicence(face: LicenceFace, paper: PaperKind, print: PrintFacts): Promise<Buffer> {
  const template = templateOf(face.format.format, paper);
  const sheet = paper === 'ORIGINAL' ? face.format.original : face.format.duplicate;
  const size = [mm(sheet.width), mm(sheet.height)] as const;
  const title = `营业执照（${paper === 'ORIGINAL' ? '正本' : '副本'}）${nameOf(face)}`;
  const document = new Paper({ title, author: face.registry, size, at: print.at });
  const columns = layColumns(face, template);
  const sheets = continuations(columns, template);
  const background = (frame: Art): void => {
    if (print.specimen) document.art(specimenArt(size, inPoints(template.inner)));
    document.art(frame);
  };

  background(frameArt(size, template));
  drawHead(document, template, print);
  drawNumbers(document, face, template);
  for (const column of columns) drawColumn(document, column, sheets.length);
  drawRegistry(document, face, template, print);
  drawFoot(document, face, template, print);

  sheets.forEach((continued, index) => {
    document.addSheet();
    background(plainFrameArt(size, template));
    drawContinuation(document, { face, template, continued, sheet: index + 1, sheets: sheets.length });
  });
  return document.finish();
}

function drawHead(document: Paper, { title, mark }: SheetTemplate, print: PrintFacts): void {
  const look = { chain: SONG_BOLD, size: title.size, spreadTo: mm(title.width), align: 'centre' } as const;
  document.tag('H1', () => document.text(title.text, mm(title.x), mm(title.y), look));
  if (!mark) return;
  const text = mark.text + (print.copy ? `\u3000${print.copy}` : '');
  document.tag('P', () => document.text(text, mm(mark.x), mm(mark.y), { chain: SONG, size: mark.size, align: 'centre' }));
}

function drawNumbers(document: Paper, face: LicenceFace, { number }: SheetTemplate): void {
  const { labelSize, labelWidth, gap, size } = face.numbers.length === 1 ? number.one : number.several;
  const right = number.x + labelWidth;
  const look = { chain: HEI, size: labelSize, spreadTo: mm(labelWidth), spreadMost: LABEL_GAP, align: 'right', colour: LABEL_BROWN } as const;
  document.tagList(
    face.numbers.map(({ label, value }, index) => {
      const y = mm(number.y + index * number.pitch);
      return {
        label: () => document.text(label, mm(right), y, look),
        body: () => document.text(value, mm(right + gap), y, { chain: SONG, size }),
      };
    }),
  );
}

function drawColumn(document: Paper, { look, fields }: LaidColumn, sheets: number): void {
  const left = mm(look.x + look.label.width + look.label.gap);
  const width = mm(look.width - look.label.width - look.label.gap);
  document.tagList(
    fields.map(({ label, fitted, y }) => ({
      label: () =>
        document.text(label, mm(look.x), y, {
          chain: HEI,
          size: look.label.size,
          spreadTo: mm(look.label.width),
          spreadMost: LABEL_GAP,
          colour: LABEL_BROWN,
        }),
      body: () => document.block(fitted, left, y, { width, leading: look.leading }),
    })),
  );
  if (!fields.some(({ fitted }) => fitted.rest)) return;
  const size = look.size * 0.6;
  const note = `（下接附页，共${sheets}页）`;
  document.tag('P', () => document.text(note, left + width, mm(look.y + look.height) + size * 1.7, { chain: SONG, size, align: 'right' }));
}

function drawRegistry(document: Paper, face: LicenceFace, { registry }: SheetTemplate, print: PrintFacts): void {
  const { label, name, date, size, seal } = registry;
  const fitted = fitText(face.registry, { width: mm(registry.nameWidth), height: size, largest: size, smallest: 7, leading: 1.4 }, SONG);
  document.tagList([
    {
      label: () =>
        document.text(REGISTRY_LABEL, mm(label.x), mm(label.y), {
          chain: HEI,
          size,
          spreadTo: mm(registry.labelWidth),
          spreadMost: LABEL_GAP,
          colour: LABEL_BROWN,
        }),
      body: () => document.block(fitted, mm(name.x), mm(name.y), { width: mm(registry.nameWidth), leading: 1.4 }),
    },
  ]);
  document.tag('P', () => document.text(dateInChinese(face.issuedOn), mm(date.x), mm(date.y), { chain: SONG, size, align: 'centre' }));
  const art = sealArt({ name: face.registry, foot: print.specimen ? '样章' : '电子签章', radius: mm(seal.radius), colour: SEAL_RED });
  document.signatureField({
    seal: art,
    x: mm(seal.x) - art.width / 2,
    y: mm(seal.y) - art.height / 2,
    signer: face.registry,
    reason: '核发营业执照',
    place: face.registry,
    at: print.at,
  });
}

function drawFoot(document: Paper, face: LicenceFace, { qr, notes }: SheetTemplate, print: PrintFacts): void {
  document.qr(print.qr, mm(qr.x), mm(qr.y), mm(qr.size), `二维码：${print.qr}`);
  for (const note of [qr.note, ...notes]) drawNote(document, face, note);
}

function drawNote(document: Paper, { format }: LicenceFace, note: Note): void {
  const said: Readonly<Record<string, string>> = { issuer: format.issuer, publicityLine: format.publicityLine, qrText: format.qrText ?? '' };
  const text = note.text.replace(/\{(\w+)\}/g, (_, name: string) => said[name] ?? '');
  if (!text) return;
  const width = mm(note.width);
  const fitted = fitText(text, { width, height: mm(note.height), largest: note.size, smallest: 5, leading: 1.35 }, SONG);
  const [only] = fitted.lines;
  const ink = (only?.width ?? 0) * fitted.size;
  const shift = fitted.lines.length > 1 || !note.align || note.align === 'left' ? 0 : note.align === 'right' ? ink : ink / 2;
  document.tag('P', () => document.block(fitted, mm(note.x) - shift, mm(note.y), { width, leading: 1.35 }));
}
