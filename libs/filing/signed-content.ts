import { createHash } from 'node:crypto';
import type { Facts, FilingFrame, PersonFacts, SignedContent } from '#libs/contract';
import { maskNumber } from '#libs/identifiers';
import { canonicalJson } from '#libs/kernel';
import { personIndex } from './person-index.ts';
import { contentFor } from './signing.rules.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface ContentToSign {
  content: SignedContent;
  contentHash: string;
  partHashes: Record<string, string>;
}

/** The content a person signs with its hash, and a hash of each part, by which a later edit is told. */
export function contentToSign(person: PersonFacts, frame: FilingFrame, facts: Facts): ContentToSign {
  const { parts, ...content } = contentFor(person, frame, facts, (other) => ({
    number: maskNumber(other.document.number),
    fingerprint: personIndex(other.document).toString('hex').slice(0, 12),
  }));
  const partHashes = Object.fromEntries(Object.entries(parts).map(([part, value]) => [part, sha256(canonicalJson(value))]));
  return { content, contentHash: sha256(canonicalJson(parts)), partHashes };
}

/** The parts that differ between a signature and what stands there now. */
export const changedParts = (before: Record<string, string>, after: Record<string, string>): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((part) => before[part] !== after[part]);

/** Hash of a whole filing, for the receipt and everything that refers to the round. */
export const contentHashOf = (frame: FilingFrame, facts: Facts): string => sha256(canonicalJson({ frame, facts }));
