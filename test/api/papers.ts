import PDFDocument from 'pdfkit';
import sharp from 'sharp';

/** A PDF of these objects, numbered from 1; the first is its catalogue. */
export function pdfOf(objects: readonly string[]): Buffer {
  const parts = ['%PDF-1.7\n'];
  const offsets = objects.map((object, index) => {
    const offset = parts.join('').length;
    parts.push(`${index + 1} 0 obj\n${object}\nendobj\n`);
    return offset;
  });
  const start = parts.join('').length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\n`);
  return Buffer.from(`${parts.join('')}startxref\n${start}\n%%EOF\n`, 'latin1');
}

/** One page; `catalogue` and `page` are put into their dictionaries, `more` are further objects from number 5 on. */
export const pdf = ({ words = 'paper', catalogue = '', page = '', more = [] as string[] } = {}): Buffer =>
  pdfOf([
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R ${page} >>`,
    `<< /Length ${words.length + 4} >>\nstream\n% ${words}\n\nendstream`,
    ...more,
  ]);

/** A PDF that opens with a password only. */
export async function lockedPdf(): Promise<Buffer> {
  const document = new PDFDocument({ userPassword: 'secret', ownerPassword: 'more secret' });
  const bytes = (async () => {
    const parts: Buffer[] = [];
    for await (const part of document) parts.push(part as Buffer);
    return Buffer.concat(parts);
  })();
  document.text('locked');
  document.end();
  return bytes;
}

/** A picture with a word in its metadata, as cameras put their place there. */
export const picture = (kind: 'jpeg' | 'png', word = 'somewhere'): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } })
    .withExif({ IFD0: { Copyright: word } })
    .toFormat(kind)
    .toBuffer();

export interface Part {
  name: string;
  /** Of a file; without one the part is a field, but for bytes, which are a file without a name. */
  fileName?: string;
  content: Buffer | string;
}

const BOUNDARY = 'onewindow-test-boundary';

/** A form as browsers send it. */
export const form = (parts: readonly Part[]): { payload: Buffer; headers: Record<string, string> } => ({
  headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  payload: Buffer.concat([
    ...parts.flatMap(({ name, fileName, content }) => [
      Buffer.from(
        `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}${typeof content === 'string' ? '' : '\r\ncontent-type: application/octet-stream'}\r\n\r\n`,
      ),
      Buffer.from(content as string),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]),
});
