import { HttpException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { FILE_LIMIT } from './http.ts';
import { natureOf } from './pdf-inspection.ts';

export interface UploadedForm {
  bytes: Buffer;
  fileName: string;
  /** Other fields of the form. */
  fields: Record<string, string>;
}

export interface CleanFile extends UploadedForm {
  mediaType: 'application/pdf' | 'image/jpeg';
}

const refuse = (code: string, details?: object): HttpException => new HttpException({ code, path: 'file', ...(details ? { details } : {}) }, 422);
const MOST_PIXELS = 50_000_000;
const PDF_FAULTS = { locked: 'document.pdf_locked', broken: 'document.pdf_broken', 'carries more': 'document.pdf_carries_more' };

/**
 * Reads the one file of a multipart request, which stands in the field `file`. Kinds are told by content, not by name: PDF, JPEG, PNG.
 * Pictures are drawn anew, which drops whatever else was in the file; a PDF that is locked or carries programs or files is refused.
 */
export async function readUpload(request: FastifyRequest): Promise<CleanFile> {
  const form = await readForm(request);
  return { ...form, ...(await clean(form.bytes)) };
}

/** The one file of a multipart request as it came, and the fields beside it. */
export async function readForm(request: FastifyRequest): Promise<UploadedForm> {
  if (!request.isMultipart()) throw new HttpException({ code: 'request.kind_not_supported' }, 415);
  let bytes: Buffer | undefined;
  let fileName = '';
  const fields: Record<string, string> = {};
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value);
      else if (part.fieldname !== 'file') throw new HttpException({ code: 'request.invalid', path: part.fieldname.slice(0, 60) }, 422);
      else {
        const { filename }: { filename?: string } = part; // a part of bytes may come without one, whatever the type says
        fileName = filename ?? '';
        bytes = await part.toBuffer();
      }
    }
  } catch (error) {
    throw faultOfForm(error);
  }
  if (!bytes || bytes.length === 0) throw refuse('document.empty');
  return { bytes, fileName: safeName(fileName), fields };
}

/** The form's own limits are told apart by the reader's codes; whatever else stops it is a form cut short. */
function faultOfForm(error: unknown): HttpException {
  if (error instanceof HttpException) return error;
  switch ((error as { code?: string }).code) {
    case 'FST_REQ_FILE_TOO_LARGE':
      return refuse('document.too_large', { mostBytes: FILE_LIMIT });
    case 'FST_FILES_LIMIT':
      return refuse('document.one_at_a_time');
    case 'FST_FIELDS_LIMIT':
    case 'FST_PARTS_LIMIT':
      return new HttpException({ code: 'request.invalid', path: 'file' }, 422);
    default:
      return new HttpException({ code: 'request.malformed', path: 'file' }, 400);
  }
}

async function clean(bytes: Buffer): Promise<Pick<CleanFile, 'bytes' | 'mediaType'>> {
  const kind = await fileTypeFromBuffer(bytes);
  if (kind?.mime === 'application/pdf') return { bytes: await checkedPdf(bytes), mediaType: 'application/pdf' };
  if (kind?.mime === 'image/jpeg' || kind?.mime === 'image/png') return { bytes: await redrawn(bytes), mediaType: 'image/jpeg' };
  throw refuse('document.kind_not_allowed', { allowed: ['pdf', 'jpeg', 'png'], given: kind?.ext ?? 'unknown' });
}

async function redrawn(bytes: Buffer): Promise<Buffer> {
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 88 })
      .toBuffer();
  } catch {
    throw refuse('document.picture_broken');
  }
}

async function checkedPdf(bytes: Buffer): Promise<Buffer> {
  const nature = await natureOf(bytes);
  if (nature !== 'plain') throw refuse(PDF_FAULTS[nature]);
  return bytes;
}

/** A mobile number, or the 15 or 18 places of a resident identity number: people name their scans so, and names are kept readable. */
const PERSONAL_NUMBER = /(?<!\d)(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?!\d)/g;

/** The name only, without folders and signs that a file system or a header could read otherwise. */
const safeName = (name: string): string => {
  const last = name.normalize('NFC').split(/[\\/]/u).at(-1) ?? '';
  const plain = last
    .replace(/[\p{C}"<>|:*?]/gu, '')
    .replace(PERSONAL_NUMBER, '***')
    .trim();
  return [...plain].slice(-120).join('') || 'file';
};
