import { createHash } from 'node:crypto';
import { IsNull, type EntityManager } from 'typeorm';
import { signersOf, type Law } from '#libs/catalogue';
import type { DeedView, Facts } from '#libs/contract';
import { lawNow, ROLE_LABELS } from '#libs/editions';
import {
  type Filing,
  FilingHistory,
  type FilingRound,
  FilingSignature,
  frameOf,
  getOwnFiling,
  openFacts,
  openSigning,
  partsSignedBy,
  personIndex,
} from '#libs/filing';
import { canonicalJson, notFound, registryDate, type Actor } from '#libs/kernel';
import { DeedPaper } from './deed.entity.ts';
import { deedTemplates } from './read-templates.ts';
import { deedsOf, type Deed } from './deed.rules.ts';

export interface OwnDeed extends Deed {
  readonly filingId: string;
  readonly draft: boolean;
  readonly at: Date;
  readonly signers: readonly DeedSigner[];
  /** Of what it says and whom it has a place for. */
  readonly contentHash: string;
  /** The file that carries every signature given so far, once it is kept. */
  readonly sha256: string | null;
}

export interface DeedSigner {
  readonly person: string;
  readonly name: string;
  /** Tells people of one name apart without a number. */
  readonly fingerprint: string;
  readonly signature: FilingSignature | null;
}

/** The papers of a filing, for its filer. */
export const deedsForFiler = async (tx: EntityManager, actor: Actor, filingId: string): Promise<OwnDeed[]> =>
  deedsNow(tx, await getOwnFiling(tx, actor, filingId));

/** The papers that the person behind a signing link signs; for everyone else there are none. */
export async function deedsForSigner(tx: EntityManager, actor: Actor, token: string): Promise<OwnDeed[]> {
  const { filing, isPerson, person } = await openSigning(tx, actor, token, 'look');
  if (!isPerson) throw notFound('signing.not_found');
  return (await deedsNow(tx, filing)).filter(({ signers }) => signers.some((signer) => signer.person === person.key));
}

/** The papers of a round as they were handed in, whatever became of the filing since. The caller knows who may see them. */
export async function deedsOfRound(tx: EntityManager, filing: Filing, round: FilingRound): Promise<OwnDeed[]> {
  const signatures = (await tx.findBy(FilingSignature, { filingId: filing.id })).filter(
    ({ signedAt, voidedAt }) => signedAt <= round.receivedAt && (voidedAt === null || voidedAt > round.receivedAt),
  );
  return deedsFrom(tx, filing, { facts: openFacts(round).facts, asked: await askedAt(tx, filing, round.round - 1), signatures });
}

/** The one of this kind. */
export function pickDeed(deeds: readonly OwnDeed[], kind: string): OwnDeed {
  const deed = deeds.find((one) => one.kind === kind);
  if (!deed) throw notFound('deed.not_found');
  return deed;
}

/** A draft by the law of today; from the request to sign on by the law of that day, for that is what people read. */
export async function deedsNow(tx: EntityManager, filing: Filing): Promise<OwnDeed[]> {
  const isDraft = ['DRAFT', 'CORRECTION_REQUESTED'].includes(filing.state);
  const round = filing.state === 'AWAITING_SIGNATURES' ? filing.round : filing.round - 1;
  const asked = isDraft ? null : await askedAt(tx, filing, round);
  const signatures = await tx.findBy(FilingSignature, { filingId: filing.id, voidedAt: IsNull() });
  return deedsFrom(tx, filing, { facts: openFacts(filing).facts, asked, signatures });
}

/** When the people of a filing were last asked to sign what became the round after this one. */
async function askedAt(tx: EntityManager, { id }: Filing, round: number): Promise<Date | null> {
  const where = { filingId: id, round, move: 'requestSignatures' as const };
  return (await tx.findOne(FilingHistory, { where, order: { at: 'desc' } }))?.at ?? null;
}

interface State {
  readonly facts: Facts;
  /** `null`: nobody has been asked, it is a draft. */
  readonly asked: Date | null;
  readonly signatures: readonly FilingSignature[];
}

async function deedsFrom(tx: EntityManager, filing: Filing, { facts, asked, signatures }: State): Promise<OwnDeed[]> {
  const law = await lawNow(tx);
  const on = registryDate(asked ?? undefined);
  const kept = await tx.find(DeedPaper, { where: { filingId: filing.id } });
  return textsOf(law, filing, facts, on).map((deed) => {
    const signers = signersOfDeed(law, filing, { facts, on, signatures, part: deed.part });
    const contentHash = hashOf(deed, signers);
    const wanted = inOrder(signers).map(({ id }) => id);
    const paper = kept.find(
      (one) => one.deed === deed.kind && one.contentHash === contentHash && wanted.length > 0 && String(one.signatures) === String(wanted),
    );
    return {
      ...deed,
      filingId: filing.id,
      draft: asked === null,
      at: asked ?? filing.changedAt,
      signers,
      contentHash,
      sha256: asked === null ? null : (paper?.sha256 ?? null),
    };
  });
}

function textsOf(law: Law, filing: Filing, facts: Facts, on: string): Deed[] {
  const frame = frameOf(filing);
  const label = (field: 'address' | 'capital', otherwise: string): string => law.entityTypes.label(frame.entityType, field, on) ?? otherwise;
  return deedsOf({
    frame,
    facts,
    jurisdiction: law.divisions.fullName(frame.jurisdiction, on) ?? '',
    type: law.entityTypes.get(frame.entityType).zh,
    labels: { address: label('address', '住所'), capital: label('capital', '出资额') },
    roleName: (role) => ROLE_LABELS[role]?.[0] ?? role,
    on,
    templates: deedTemplates(),
  });
}

function signersOfDeed(
  law: Law,
  filing: Filing,
  { facts, on, signatures, part }: Omit<State, 'asked'> & { on: string; part: keyof Facts },
): DeedSigner[] {
  const asked = signersOf({ ...facts, ...frameOf(filing) }, law, on).filter(({ asks }) => asks === 'sign');
  return asked.flatMap(({ person: key }) => {
    const person = facts.people?.find((one) => one.key === key);
    if (!person || !partsSignedBy(person, facts, filing.entityType).includes(part)) return [];
    const signature = signatures.find(({ personKey }) => personKey === key) ?? null;
    return [{ person: key, name: person.name, fingerprint: personIndex(person.document).toString('hex').slice(0, 16), signature }];
  });
}

const hashOf = ({ kind, title, name, sections }: Deed, signers: readonly DeedSigner[]): string => {
  const places = signers.map(({ person, name: signer, fingerprint }) => ({ person, name: signer, fingerprint }));
  return createHash('sha256').update(canonicalJson({ kind, title, name, sections, places })).digest('hex');
};

/** The signatures that a file carries, as they follow each other in it. One given on paper at a window is on that paper. */
export const inOrder = (signers: readonly DeedSigner[]): FilingSignature[] =>
  signers
    .flatMap(({ signature }) => (signature && signature.method !== 'paper' ? [signature] : []))
    .sort((a, b) => a.signedAt.getTime() - b.signedAt.getTime() || (a.id < b.id ? -1 : 1));

export const deedView = ({ kind, title, draft, signers, sha256 }: OwnDeed): DeedView => ({
  deed: kind,
  title,
  draft,
  signers: signers.map(({ name, signature }) => ({ name, signed: signature !== null })),
  sealed: sha256 !== null,
});
