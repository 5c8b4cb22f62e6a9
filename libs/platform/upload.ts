import { HttpException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { getDocumentProxy } from 'unpdf';
import { FILE_LIMIT } from './http.ts';

export interface CleanFile {
  bytes: Buffer;
  mediaType: 'application/pdf' | 'image/jpeg';
  fileName: string;
  /** Other fields of the form. */
  fields: Record<string, string>;
}

const refuse = (code: string, details?: object): HttpException => new HttpException({ code, path: 'file', ...(details ? { details } : {}) }, 422);
const MOST_PIXELS = 50_000_000;

/**
 * Reads the one file of a multipart request. Kinds are told by content, not by name: PDF, JPEG, PNG. Pictures are drawn anew, which
 * drops whatever else was in the file; a PDF that is locked or carries programs or files is refused.
 */
export async function readUpload(request: FastifyRequest): Promise<CleanFile> {
  if (!request.isMultipart()) throw new HttpException({ code: 'request.kind_not_supported' }, 415);
  let bytes: Buffer | undefined;
  let fileName = '';
  const fields: Record<string, string> = {};
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value);
      else {
        fileName = part.filename;
        bytes = await part.toBuffer();
      }
    }
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 413) throw refuse('document.too_large', { mostBytes: FILE_LIMIT });
    throw new HttpException({ code: 'request.malformed', path: 'file' }, 400);
  }
  if (!bytes || bytes.length === 0) throw refuse('document.empty');
  return { ...(await clean(bytes)), fileName: safeName(fileName), fields };
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
  let document;
  try {
    document = await getDocumentProxy(new Uint8Array(bytes));
  } catch (error) {
    throw refuse((error as { name?: string }).name === 'PasswordException' ? 'document.pdf_locked' : 'document.pdf_broken');
  }
  try {
    const [programs, files] = await Promise.all([document.getJSActions(), document.getAttachments()]);
    if (programs || files) throw refuse('document.pdf_carries_more');
  } finally {
    await document.destroy();
  }
  return bytes;
}

/** The name only, without folders and signs that a file system or a header could read otherwise. */
const safeName = (name: string): string => {
  const last = name.normalize('NFC').split(/[\\/]/u).at(-1) ?? '';
  const plain = last.replace(/[\p{C}"<>|:*?]/gu, '').trim();
  return [...plain].slice(-120).join('') || 'file';
};
