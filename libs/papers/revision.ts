import { deflateSync, inflateSync } from 'node:zlib';
import type { Art } from './art.ts';
import { emptySignature, FLAGS, ink } from './signature-field.ts';
import { inside } from './pdfkit-inside.ts';

/** A place on a paper that somebody signs later, each in a revision of their own. */
export interface OpenField {
  /** Of letters, digits and hyphens; once in a paper. */
  readonly name: string;
  readonly signer: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How an open field is filled. */
export interface FieldFilling {
  readonly field: string;
  readonly signer: string;
  readonly reason: string;
  readonly at: Date;
  /** What is seen in the field from then on. */
  readonly mark: Art;
}

/** Leaves a place for a signature on the current sheet. Nothing is seen of it before it is signed. */
export function addOpenField(document: PDFKit.PDFDocument, field: OpenField): void {
  const pdf = inside(document);
  if (!pdf._root.data.AcroForm) pdf.initForm();
  const form = pdf._root.data.AcroForm.data;
  form.NeedAppearances = false;
  form.SigFlags = 3;
  const bottom = pdf.page.height - field.y - field.height;
  const nothing = pdf.ref({ Type: 'XObject', Subtype: 'Form', FormType: 1, BBox: [0, 0, field.width, field.height], Resources: {} });
  nothing.end(Buffer.from(' '));
  // In this order: a later revision writes the same again with a signature in place of the appearance.
  const widget = pdf.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    Rect: [field.x, bottom, field.x + field.width, bottom + field.height],
    T: new String(field.name),
    TU: new String(field.signer),
    F: FLAGS,
    P: pdf.page.dictionary,
    AP: { N: nothing },
  });
  pdf.page.annotations.push(widget);
  form.Fields.push(widget);
  widget.end();
}

/** The file with a revision behind it that puts an empty signature into an open field. Not a byte before it changes, so earlier signatures stand. */
export function openRevision(pdf: Buffer, { field, signer, reason, at, mark }: FieldFilling): Buffer {
  const content = deflateSync(ink(mark.height, inflateSync(mark.content).toString('latin1')));
  const look = { width: mark.width, height: mark.height, content };
  return Buffer.concat([pdf, revision(pdf, { field, signature: emptySignature({ signer, reason, at }), look })]);
}

interface Look {
  readonly width: number;
  readonly height: number;
  readonly content: Buffer;
}

/** The bytes of a revision that fills one field and does nothing else. */
function revision(before: Buffer, { field, signature, look }: { field: string; signature: string; look: Look }): Buffer {
  const text = before.toString('latin1');
  const widget = openWidget(text, field);
  const { size, root, info, id, xref } = trailerOf(text);
  const [signatureNumber, lookNumber] = [size, size + 1];
  const filled = widget.body.replace(/\/AP <<\n\/N \d+ 0 R\n>>\n/, `/V ${signatureNumber} 0 R\n/AP <<\n/N ${lookNumber} 0 R\n>>\n`);
  const objects = [
    object(widget.number, Buffer.from(filled, 'latin1')),
    object(signatureNumber, Buffer.from(signature, 'latin1')),
    object(lookNumber, appearance(look)),
  ];
  const starts = objects.map((_, index) => before.length + objects.slice(0, index).reduce((sum, { length }) => sum + length, 0));
  const [widgetAt = 0, signatureAt = 0, lookAt = 0] = starts;
  const table = before.length + objects.reduce((sum, { length }) => sum + length, 0);
  const entry = (at: number): string => `${String(at).padStart(10, '0')} 00000 n \n`;
  const end =
    `xref\n${widget.number} 1\n${entry(widgetAt)}${signatureNumber} 2\n${entry(signatureAt)}${entry(lookAt)}` +
    `trailer\n<<\n/Size ${size + 2}\n/Root ${root}\n/Info ${info}\n/ID ${id}\n/Prev ${xref}\n>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.concat([...objects, Buffer.from(end, 'latin1')]);
}

const object = (number: number, body: Buffer): Buffer => Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]);

/** No fonts and no pictures stand in its resources: it can draw lines inside the field and nothing else. */
function appearance({ width, height, content }: Look): Buffer {
  const dictionary =
    `<<\n/Type /XObject\n/Subtype /Form\n/FormType 1\n/BBox [0 0 ${width} ${height}]\n` +
    `/Resources <<\n/ExtGState <<\n/Ink <<\n/Type /ExtGState\n/ca 0.85\n/CA 0.85\n/BM /Multiply\n>>\n>>\n>>\n` +
    `/Length ${content.length}\n/Filter /FlateDecode\n>>\nstream\n`;
  return Buffer.concat([Buffer.from(dictionary, 'latin1'), content, Buffer.from('\nendstream')]);
}

/** The object of a field that nobody has signed. */
function openWidget(text: string, field: string): { number: number; body: string } {
  const found = [...text.matchAll(/\n(\d{1,7}) 0 obj\n(<<\n\/Type \/Annot\n\/Subtype \/Widget\n\/FT \/Sig\n[^]*?>>)\nendobj\n/g)]
    .map(([, number = '', body = '']) => ({ number: Number(number), body }))
    .filter(({ body }) => body.includes(`\n/T (${field})\n`));
  const [only] = found;
  if (!only || found.length > 1 || /\n\/V /.test(only.body)) throw new Error(`the paper has no open field ${field}`);
  return only;
}

interface Trailer {
  readonly size: number;
  readonly root: string;
  readonly info: string;
  readonly id: string;
  readonly xref: number;
}

function trailerOf(text: string): Trailer {
  const last = text.slice(text.lastIndexOf('\ntrailer\n'));
  const read = (pattern: RegExp): string => {
    const found = pattern.exec(last)?.[1];
    if (found === undefined) throw new Error('the paper has no trailer of ours');
    return found;
  };
  return {
    size: Number(read(/\/Size (\d{1,7})\n/)),
    root: read(/\/Root (\d{1,7} 0 R)\n/),
    info: read(/\/Info (\d{1,7} 0 R)\n/),
    id: read(/\/ID (\[<[0-9a-f]+> <[0-9a-f]+>\])\n/),
    xref: Number(read(/startxref\n(\d{1,10})\n%%EOF\n?$/)),
  };
}

const PARTS = /^(\d{1,7}) 0 obj\n(<<\n\/Type \/Annot\n[^]*?>>)\nendobj\n(\d{1,7}) 0 obj\n(<<\n\/Type \/Sig\n[^]*?>>)\nendobj\n\d{1,7} 0 obj\n/;
const LOOK = /\/BBox \[0 0 ([\d.]{1,9}) ([\d.]{1,9})\]\n[^]*?\/Length (\d{1,7})\n\/Filter \/FlateDecode\n>>\nstream\n/;
/** A signature that refers to no other object, and whose only long value is its own bytes. */
const SIGNATURE =
  /^<<\n\/Type \/Sig\n\/Filter \/Adobe\.PPKLite\n\/SubFilter \/ETSI\.CAdES\.detached\n\/ByteRange \[[\d ]+\] *\n\/Contents <[0-9a-fA-F]+>\n\/Name <[0-9A-F]+>\n\/Reason <[0-9A-F]+>\n\/M \(D:\d{14}Z\)\n>>$/;

/**
 * Whether what follows a file adds a signature in one of its open fields and nothing else. It is written again from its parts and compared byte
 * by byte: whatever somebody slips in, an object too many or an entry that points elsewhere, makes a difference.
 */
export function addsOnlyASignature(before: Buffer, added: Buffer): boolean {
  try {
    const text = added.toString('latin1');
    const parts = PARTS.exec(text);
    const field = /\n\/T \(([\w-]+)\)\n/.exec(parts?.[2] ?? '')?.[1];
    const signature = parts?.[4] ?? '';
    const look = LOOK.exec(text.slice(parts?.[0].length));
    if (!parts || field === undefined || !look || !SIGNATURE.test(signature)) return false;
    const from = parts[0].length + look.index + look[0].length;
    const content = added.subarray(from, from + Number(look[3]));
    return revision(before, { field, signature, look: { width: Number(look[1]), height: Number(look[2]), content } }).equals(added);
  } catch {
    return false;
  }
}
