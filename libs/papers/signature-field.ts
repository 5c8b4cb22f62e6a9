import { deflateSync, inflateSync } from 'node:zlib';
import type { Art } from './art.ts';
import { inside } from './pdfkit-inside.ts';

export interface SignatureField {
  /** Where the seal stands: the signature is what is seen. */
  readonly seal: Art;
  readonly x: number;
  readonly y: number;
  /** Whoever is to sign. A signing service reads it from the field. */
  readonly signer: string;
  readonly reason: string;
  readonly place: string;
  readonly at: Date;
}

/** Room for the signature with its certificates and, from a city's signing service, a timestamp. */
const ROOM = 6144;
const OPENING = '/ByteRange [0 /**********';
/** Print, and locked (PDF/A wants the first and forbids hidden). */
export const FLAGS = 132;

/** Leaves an empty signature on the current sheet, with the seal as its appearance. */
export function addSignatureField(document: PDFKit.PDFDocument, field: SignatureField): void {
  const pdf = inside(document);
  pdf.initForm();
  const form = pdf._root.data.AcroForm.data;
  form.NeedAppearances = false;
  form.SigFlags = 3;
  // pdfkit writes a String object as text, a plain string as a name, bytes as hexadecimal digits.
  const signature = pdf.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, '**********', '**********', '**********'],
    Contents: new Uint8Array(ROOM),
    Name: new String(field.signer),
    Reason: new String(field.reason),
    Location: new String(field.place),
    M: field.at,
  });
  const bottom = pdf.page.height - field.y - field.seal.height;
  const widget = pdf.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    Rect: [field.x, bottom, field.x + field.seal.width, bottom + field.seal.height],
    V: signature,
    T: new String('Signature1'),
    TU: new String(field.signer),
    F: FLAGS,
    P: pdf.page.dictionary,
    AP: { N: appearance(document, field.seal) },
  });
  pdf.page.annotations.push(widget);
  form.Fields.push(widget);
  signature.end();
  widget.end();
}

/** A drawing from the top left corner as the look of a field, which runs from the bottom. */
export const ink = (height: number, operators: string): string => `q /Ink gs 1 0 0 -1 0 ${height} cm\n${operators}\nQ`;

/** An empty signature as a later revision writes it. */
export const emptySignature = ({ signer, reason, at }: { signer: string; reason: string; at: Date }): string =>
  `<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n${OPENING} /********** /**********]\n/Contents <${'00'.repeat(ROOM)}>\n` +
  `/Name ${unicode(signer)}\n/Reason ${unicode(reason)}\n/M (D:${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z)\n>>`;

const unicode = (text: string): string => `<${Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex').toUpperCase()}>`;

const appearances = new WeakMap<Art, Buffer>();

function appearance(document: PDFKit.PDFDocument, seal: Art): ReturnType<ReturnType<typeof inside>['ref']> {
  let content = appearances.get(seal);
  if (!content) {
    content = deflateSync(ink(seal.height, inflateSync(seal.content).toString('latin1')));
    appearances.set(seal, content);
  }
  const reference = inside(document).ref({
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: [0, 0, seal.width, seal.height],
    Resources: { ExtGState: { Ink: { Type: 'ExtGState', ca: 0.85, CA: 0.85, BM: 'Multiply' } } },
    Filter: 'FlateDecode',
  });
  reference.end(content);
  return reference;
}

/** The parts of the file that a signature covers, and the hole between them. */
export interface Hole {
  readonly from: number;
  readonly to: number;
}

/** Writes the range that will be signed into the empty signature and gives the bytes to sign. */
export function openSignature(pdf: Buffer): { pdf: Buffer; hole: Hole; covered: Buffer; signer: string } {
  const range = pdf.indexOf(OPENING);
  const rangeEnd = pdf.indexOf(']', range) + 1;
  const from = pdf.indexOf('/Contents <', rangeEnd) + '/Contents '.length;
  const to = pdf.indexOf('>', from) + 1;
  if (range < 0 || rangeEnd === 0 || from < rangeEnd || to === 0) throw new Error('the paper has no empty signature');
  const signed = Buffer.from(pdf);
  signed.write(`/ByteRange [0 ${from} ${to} ${pdf.length - to}]`.padEnd(rangeEnd - range), range, 'latin1');
  return { pdf: signed, hole: { from, to }, covered: Buffer.concat([signed.subarray(0, from), signed.subarray(to)]), signer: nameIn(pdf, to) };
}

/** Fills the hole of a paper opened before. */
export function closeSignature(pdf: Buffer, hole: Hole, signature: Buffer): void {
  const room = hole.to - hole.from - 2;
  const digits = signature.toString('hex');
  if (digits.length > room) throw new Error(`a signature of ${digits.length} digits does not fit into ${room}`);
  pdf.write(digits.padEnd(room, '0'), hole.from + 1, 'latin1');
}

/** Reads the text that pdfkit or a revision wrote: UTF-16 with a byte order mark, some bytes escaped or all in hexadecimal digits; or plain ASCII. */
function nameIn(pdf: Buffer, from: number): string {
  const digits = /^\/Name <([0-9A-F]+)>/.exec(pdf.toString('latin1', pdf.indexOf('/Name ', from)))?.[1];
  if (digits !== undefined) return new TextDecoder('utf-16be').decode(Buffer.from(digits, 'hex'));
  const start = pdf.indexOf('/Name (', from) + '/Name ('.length;
  const bytes: number[] = [];
  for (let at = start; at < pdf.length && pdf[at] !== 0x29; at++) {
    if (pdf[at] !== 0x5c) bytes.push(pdf[at] ?? 0);
    else bytes.push(ESCAPED[String.fromCharCode(pdf[++at] ?? 0)] ?? pdf[at] ?? 0);
  }
  const text = Buffer.from(bytes);
  return text[0] === 0xfe && text[1] === 0xff ? new TextDecoder('utf-16be').decode(text.subarray(2)) : text.toString('latin1');
}

const ESCAPED: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };
