import { X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';
import { exact } from './cades.ts';
import { addsOnlyASignature } from './revision.ts';

export interface PaperSignature {
  /** The bytes it covers are those that were signed. */
  readonly valid: boolean;
  /** Its certificate was issued by one of those that are trusted. */
  readonly trusted: boolean;
  /** It covers the file from the first byte to the last, but for itself. Text added later is not covered. */
  readonly whole: boolean;
  /** What stands behind the revision that it covers: nothing, further signatures in fields that it left open, or anything else. */
  readonly later: 'nothing' | 'signatures' | 'other';
  /** Name in the certificate. */
  readonly signer: string | null;
}

export interface PaperVerification {
  readonly signatures: readonly PaperSignature[];
}

const RANGE = /\/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/g;
const MOST_SIGNATURES = 20;
const NOTHING = { valid: false, trusted: false, signer: null } as const;

/** Checks every signature of a file against the certificates (DER) that are trusted. Says `false`, and never throws, for whatever it is given. */
export async function verifyPaper(pdf: Buffer, trusted: readonly Buffer[]): Promise<PaperVerification> {
  const ranges = [...pdf.toString('latin1').matchAll(RANGE)].slice(0, MOST_SIGNATURES);
  const found = ranges.map(([, ...numbers]) => numbers.map(Number));
  const ends = found.map(([, , next = -1, rest = 0]) => next + rest).sort((a, b) => a - b);
  const signatures: PaperSignature[] = [];
  for (const range of found) signatures.push(await verifyOne(pdf, range, { trusted, ends }));
  return { signatures };
}

/** Each revision after this end must end where a signature ends, the last one at the end of the file, and only add that signature. */
function laterThan(end: number, ends: readonly number[], pdf: Buffer): PaperSignature['later'] {
  if (end === pdf.length) return 'nothing';
  const stops = [end, ...ends.filter((stop) => stop > end)];
  const onlySigned = stops.at(-1) === pdf.length && stops.slice(1).every((stop, at) => isSigning(pdf, stops[at] ?? 0, stop));
  return onlySigned ? 'signatures' : 'other';
}

const isSigning = (pdf: Buffer, from: number, to: number): boolean => addsOnlyASignature(pdf.subarray(0, from), pdf.subarray(from, to));

async function verifyOne(
  pdf: Buffer,
  range: readonly number[],
  { trusted, ends }: { trusted: readonly Buffer[]; ends: readonly number[] },
): Promise<PaperSignature> {
  const [start = -1, length = 0, next = 0, rest = 0] = range;
  const hole = pdf.subarray(length, next).toString('latin1');
  const inOrder = start === 0 && length <= next && next + rest <= pdf.length && /^<[0-9A-Fa-f]*>$/.test(hole);
  if (!inOrder) return { ...NOTHING, whole: false, later: 'other' };
  const covered = Buffer.concat([pdf.subarray(0, length), pdf.subarray(next, next + rest)]);
  const later = laterThan(next + rest, ends, pdf);
  return { ...(await verifyCms(Buffer.from(hole.slice(1, -1), 'hex'), covered, trusted)), whole: later === 'nothing', later };
}

async function verifyCms(cms: Buffer, covered: Buffer, trusted: readonly Buffer[]): Promise<Omit<PaperSignature, 'whole' | 'later'>> {
  try {
    const content = pkijs.ContentInfo.fromBER(exact(cms));
    const signedData = new pkijs.SignedData({ schema: content.content });
    // A second signer would go unchecked; and content carried inside would be checked in place of the file.
    if (signedData.signerInfos.length !== 1 || signedData.encapContentInfo.eContent) return NOTHING;
    const result = await signedData.verify({ signer: 0, data: exact(covered), checkChain: false, extendedMode: true });
    const certificate = result.signerCertificate ? new X509Certificate(Buffer.from(result.signerCertificate.toSchema().toBER(false))) : null;
    const valid = result.signatureVerified === true && certificate !== null;
    return { valid, trusted: valid && isIssuedBy(certificate, trusted), signer: certificate ? commonName(certificate) : null };
  } catch {
    return NOTHING;
  }
}

/** One step: certificates of registries and of people hang directly on the authority. */
function isIssuedBy(certificate: X509Certificate, trusted: readonly Buffer[]): boolean {
  return trusted.some((der) => {
    const issuer = new X509Certificate(der);
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey) && !certificate.ca;
  });
}

/** Node writes a comma in a name as `\\,`. */
const commonName = (certificate: X509Certificate): string | null => /^CN=(.*)$/m.exec(certificate.subject)?.[1]?.replace(/\\(.)/g, '$1') ?? null;
