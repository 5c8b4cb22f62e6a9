import { Injectable } from '@nestjs/common';
import type { ProveIdentityBody, WayToProve } from '#libs/contract';
import { checkIdentityDocument, normaliseNumber } from '#libs/identifiers';
import { AppError, conflict, invalid, registryDate } from '#libs/kernel';
import { config, log } from '#libs/platform';

/** A paper of which a proof service has said that it is this person's. */
export interface Paper {
  readonly name: string;
  readonly documentType: ProveIdentityBody['documentType'];
  /** In the one spelling for look-ups. */
  readonly number: string;
}

/** Who can tell whether a paper is this person's. Asked before the transaction; throws `identity.…` when it is not, or nobody can tell. */
export abstract class IdentityProof {
  abstract prove(shown: ProveIdentityBody): Promise<Paper>;
}

/** What a service says. `near` is never more than the kind of difference: a guesser must not read the name out of it. */
interface Verdict {
  readonly outcome: 'same' | 'near' | 'other' | 'unsure' | 'unsupported';
  readonly differs?: string;
  /** Said by a service that invents its answers; where licences count it is not believed. */
  readonly specimen?: boolean;
}

const OUTCOMES: readonly unknown[] = ['same', 'near', 'other', 'unsure', 'unsupported'];
const DIFFERENCES: readonly (string | undefined)[] = ['separator', 'character', 'order'];

/** Longer than a face takes, shorter than a person's patience. */
const PATIENCE_MS = 8_000;

/** A paper in the spelling in which it is compared and kept; its number must be well formed. */
export function paperOf({
  name,
  documentType,
  number,
  issuingCountry,
}: Pick<ProveIdentityBody, 'name' | 'documentType' | 'number' | 'issuingCountry'>): Paper {
  const document = { type: documentType, number, ...(issuingCountry ? { issuingCountry } : {}) };
  const { faults } = checkIdentityDocument(document, registryDate());
  if (faults.length > 0) throw invalid('identity.number_wrong', { path: 'number', faults });
  return { name: name.normalize('NFC').trim(), documentType, number: normaliseNumber(number) };
}

/** Asks the city's service over HTTP (README). Whatever it does, the person hears what happened and which way is open. */
@Injectable()
export class HttpIdentityProof extends IdentityProof {
  async prove(shown: ProveIdentityBody): Promise<Paper> {
    const paper = paperOf(shown);
    const way = shown.way ?? 'face';
    const { card, mobile, code } = shown;
    const issuingCountry = shown.issuingCountry ?? null;
    const verdict = await this.#ask(way, { way, ...paper, issuingCountry, proof: { card, mobile, code } });
    if (verdict.specimen && config().authorised) throw conflict('identity.no_proof_service');
    if (verdict.outcome === 'same') return paper;
    throw refusal(verdict, way);
  }

  async #ask(way: WayToProve, body: object): Promise<Verdict> {
    try {
      const response = await fetch(`${config().identityUrl}/v1/checks`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (response.status !== 200) {
        await response.body?.cancel();
        throw away(way, `status ${response.status}`);
      }
      return verdictOf(await response.json()) ?? unreadable(way);
    } catch (error) {
      // The error of `fetch` says nothing of what was sent; what is kept of it is its kind alone.
      throw error instanceof AppError ? error : away(way, typeof error === 'object' && error && 'name' in error ? String(error.name) : 'unknown');
    }
  }
}

function verdictOf(answer: unknown): Verdict | undefined {
  // Only what is looked at is believed.
  const { outcome, differs, specimen } = (answer ?? {}) as Partial<Verdict>;
  if (!OUTCOMES.includes(outcome) || outcome === undefined) return undefined;
  return { outcome, ...(DIFFERENCES.includes(differs) ? { differs: differs ?? '' } : {}), specimen: specimen === true };
}

function refusal({ outcome, differs }: Verdict, way: WayToProve): AppError {
  if (outcome === 'near') return invalid(`identity.near_miss_${differs ?? 'character'}`, { path: 'name', way });
  if (outcome === 'other') return invalid('identity.not_same', { way });
  return conflict(outcome === 'unsupported' ? 'identity.way_not_for_paper' : 'identity.way_unsure', { way });
}

function away(way: WayToProve, why: string): AppError {
  log.warn('identity.service_away', { way, why });
  return conflict(why === 'TimeoutError' ? 'identity.service_slow' : 'identity.service_away', { way });
}

const unreadable = (way: WayToProve): never => {
  throw away(way, 'answer not understood');
};
