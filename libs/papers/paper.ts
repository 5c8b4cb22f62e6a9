import PDFDocument from 'pdfkit';
import type { Art } from './art.ts';
import { clustersOf, type Cluster, type Fitted, type Line } from './clusters.ts';
import { openFont, type Chain, type Face } from './font.ts';
import { inside, type PdfReference } from './pdfkit-inside.ts';
import { qrArt } from './qr.ts';
import { addOpenField, type OpenField } from './revision.ts';
import { addSignatureField, type SignatureField } from './signature-field.ts';

export interface PaperFacts {
  readonly title: string;
  /** Who issues the paper. */
  readonly author: string;
  readonly size: readonly [number, number];
  /** Registry time. Equal facts and time give equal bytes before signing. */
  readonly at: Date;
}

export interface TextLook {
  readonly chain: Chain;
  readonly size: number;
  readonly colour?: string;
  /** Spreads the characters evenly over this width, or as far as `spreadMost` (em between two) allows. */
  readonly spreadTo?: number;
  readonly spreadMost?: number;
  readonly align?: 'left' | 'centre' | 'right';
}

type StructureType = 'H1' | 'H2' | 'P' | 'Lbl' | 'LBody' | 'LI' | 'L' | 'Figure';
type Draw = () => void;

const INK = '#141414';
/** Of a line's width: more than this is not spread over its characters. */
const MOST_SLACK = 0.3;
const FACES: readonly Face[] = ['song', 'songBold', 'hei', 'ext'];

/** One sheet or more, made to the rules of PDF/A-2b and tagged for reading aloud. Positions run from the top left corner, in points; y of a text is its baseline. */
export class Paper {
  private readonly pdf: PDFKit.PDFDocument;
  private readonly root: PDFKit.PDFStructureElement;
  private readonly chunks: Buffer[] = [];
  private readonly placed = new Map<Art, { name: string; reference: PdfReference }>();

  constructor(facts: PaperFacts) {
    const { title, author, size, at } = facts;
    this.pdf = new PDFDocument({
      size: [...size],
      margin: 0,
      // No font before ours: pdfkit would read its Helvetica for every paper.
      font: '',
      lang: 'zh-CN',
      displayTitle: true,
      tagged: true,
      subset: 'PDF/A-2b',
      pdfVersion: '1.7',
      info: { Title: title, Author: author, Creator: 'OneWindow', Producer: 'OneWindow', CreationDate: at, ModDate: at },
    });
    escapeMetadata(this.pdf);
    for (const face of FACES) this.register(face);
    this.pdf.font('song');
    this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
  }

  addSheet(): void {
    this.pdf.addPage();
  }

  /** Puts drawn content into the tree that screen readers follow. */
  tag(type: StructureType, draw: Draw, alternative?: string): void {
    this.root.add(this.pdf.struct(type, alternative ? { alt: alternative } : {}, [draw]));
  }

  /** A list of labelled entries, read as label and text. */
  tagList(entries: readonly { label: Draw; body: Draw }[]): void {
    const items = entries.map(({ label, body }) =>
      this.pdf.struct('LI', {}, [this.pdf.struct('Lbl', {}, [label]), this.pdf.struct('LBody', {}, [body])]),
    );
    this.root.add(this.pdf.struct('L', {}, items));
  }

  /** Ornament: screen readers pass over it. */
  art(art: Art, x = 0, y = 0): void {
    this.pdf.markContent('Artifact', { type: 'Layout' });
    this.place(art, x, y);
    this.pdf.endMarkedContent();
  }

  qr(text: string, x: number, y: number, size: number, alternative: string): void {
    this.tag('Figure', () => this.place(qrArt(text, size), x, y), alternative);
  }

  /** One line of text that stands where it is told to; not wrapped. */
  text(text: string, x: number, y: number, look: TextLook): void {
    const line = oneLine(clustersOf(text, look.chain));
    const signs = line.clusters.reduce((sum, cluster) => sum + cluster.signs.length, 0);
    const width = line.width * look.size;
    const wanted = look.spreadTo === undefined || signs < 2 ? 0 : (look.spreadTo - width) / (signs - 1);
    const spacing = Math.min(wanted, (look.spreadMost ?? Infinity) * look.size);
    const ink = width + spacing * Math.max(0, signs - 1);
    const shift = look.align === 'right' ? ink : look.align === 'centre' ? ink / 2 : 0;
    this.pdf.fillColor(look.colour ?? INK).fontSize(look.size);
    let left = x - shift;
    for (const run of runsOf(
      line.clusters.flatMap((cluster) => cluster.signs.map((sign) => ({ ...sign, gap: spacing }))),
      look.size,
    )) {
      this.run(run.text, run.face, left, y, spacing);
      left += run.width;
    }
  }

  /** A block whose first baseline is `y`; lines are spread to the full width, the last one is not. */
  block(fitted: Fitted, x: number, y: number, look: { width: number; leading: number; colour?: string }): void {
    this.pdf.fillColor(look.colour ?? INK).fontSize(fitted.size);
    fitted.lines.forEach((line, index) => this.line(line, fitted.size, x, y + index * fitted.size * look.leading, look.width));
  }

  signatureField(field: SignatureField): void {
    addSignatureField(this.pdf, field);
  }

  openField(field: OpenField): void {
    addOpenField(this.pdf, field);
  }

  finish(): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.pdf.on('end', () => resolve(Buffer.concat(this.chunks)));
      this.pdf.on('error', reject);
      this.root.end();
      this.pdf.end();
    });
  }

  private line(line: Line, size: number, x: number, y: number, width: number): void {
    const slack = width - trimmedWidth(line) * size;
    // A line left short by a long word is not torn apart: its characters would be read as columns.
    const spread = !line.last && line.clusters.length > 1 && slack < width * MOST_SLACK;
    const gap = spread ? Math.max(0, slack / (line.clusters.length - 1)) : 0;
    const signs = line.clusters.flatMap((cluster) =>
      cluster.signs.map((sign, index) => ({ ...sign, gap: index === cluster.signs.length - 1 ? gap : 0 })),
    );
    let left = x;
    for (const run of runsOf(signs, size)) {
      this.run(run.text, run.face, left, y, run.gap);
      left += run.width;
    }
  }

  private run(text: string, face: Face, x: number, y: number, characterSpacing: number): void {
    this.pdf.font(face).text(text, x, y, { lineBreak: false, baseline: 'alphabetic', characterSpacing });
  }

  private place(art: Art, x: number, y: number): void {
    const pdf = inside(this.pdf);
    let known = this.placed.get(art);
    if (!known) {
      known = { name: `Art${this.placed.size + 1}`, reference: formOf(this.pdf, art) };
      this.placed.set(art, known);
    }
    pdf.page.xobjects[known.name] = known.reference;
    pdf.addContent(`q 1 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)} cm /${known.name} Do Q`);
  }

  private register(face: Face): void {
    const font = openFont(face);
    // pdfkit takes a parsed font; its types know only files and bytes.
    if (font) this.pdf.registerFont(face, font.unshaped as unknown as Buffer);
  }
}

function formOf(document: PDFKit.PDFDocument, art: Art): PdfReference {
  const reference = inside(document).ref({
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: [0, 0, art.width, art.height],
    Resources: {},
    Filter: 'FlateDecode',
  });
  reference.end(art.content);
  return reference;
}

interface SpacedSign {
  readonly character: string;
  readonly face: Face;
  readonly width: number;
  readonly gap: number;
}

/** Joins neighbours of one face and one gap, so that a line is few text operations. */
function runsOf(signs: readonly SpacedSign[], size: number): { text: string; face: Face; gap: number; width: number }[] {
  const runs: { text: string; face: Face; gap: number; width: number }[] = [];
  for (const { character, face, width, gap } of signs) {
    let run = runs.at(-1);
    if (!run || run.face !== face || run.gap !== gap) runs.push((run = { text: '', face, gap, width: 0 }));
    run.text += character;
    run.width += width * size + gap;
  }
  return runs;
}

const oneLine = (clusters: readonly Cluster[]): Line => ({ clusters, width: clusters.reduce((sum, cluster) => sum + cluster.width, 0), last: true });

function trimmedWidth({ clusters, width }: Line): number {
  const end = clusters.at(-1)?.signs.at(-1);
  return end?.character === ' ' ? width - end.width : width;
}

/** pdfkit writes title and author into the XMP as they are: a firm called A&B would make it no XML. */
function escapeMetadata(document: PDFKit.PDFDocument): void {
  const pdf = inside(document);
  const addInfo = pdf._addInfo.bind(document);
  pdf._addInfo = () => {
    const plain = { ...pdf.info };
    for (const [key, value] of Object.entries(plain)) if (typeof value === 'string') pdf.info[key] = escapeXml(value);
    addInfo();
    Object.assign(pdf.info, plain);
  };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
