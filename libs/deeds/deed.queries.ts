import { IsNull, type EntityManager } from 'typeorm';
import { signersOf } from '#libs/catalogue';
import type { DeedView, FilingState } from '#libs/contract';
import { lawNow, ROLE_LABELS } from '#libs/editions';
import { type Filing, FilingSignature, findRound, frameOf, getOwnFiling, openFacts, openSigning, partsSignedBy } from '#libs/filing';
import { notFound, registryDate, type Actor } from '#libs/kernel';
import { deedTemplates } from './read-templates.ts';
import { deedsOf, type Deed } from './deed.rules.ts';

export interface OwnDeed extends Deed {
  readonly draft: boolean;
  readonly at: Date;
  readonly signers: readonly { readonly person: string; readonly name: string; readonly signedAt: Date | null }[];
}

const DRAFTS: readonly FilingState[] = ['DRAFT', 'AWAITING_SIGNATURES', 'CORRECTION_REQUESTED'];

/** The papers of a filing, for its filer. */
export const deedsForFiler = async (tx: EntityManager, actor: Actor, filingId: string): Promise<OwnDeed[]> =>
  deedsOfFiling(tx, await getOwnFiling(tx, actor, filingId));

/** The papers that the person behind a signing link signs; for everyone else there are none. */
export async function deedsForSigner(tx: EntityManager, actor: Actor, token: string): Promise<OwnDeed[]> {
  const { filing, isPerson, person } = await openSigning(tx, actor, token, 'look');
  if (!isPerson) throw notFound('signing.not_found');
  return (await deedsOfFiling(tx, filing)).filter(({ signers }) => signers.some((signer) => signer.person === person.key));
}

/** The one of this kind. */
export function pickDeed(deeds: readonly OwnDeed[], kind: string): OwnDeed {
  const deed = deeds.find((one) => one.kind === kind);
  if (!deed) throw notFound('deed.not_found');
  return deed;
}

/** By the law of today, or of the day on which the round came in. */
export async function deedsOfFiling(tx: EntityManager, filing: Filing): Promise<OwnDeed[]> {
  const law = await lawNow(tx);
  const { facts } = openFacts(filing);
  const frame = frameOf(filing);
  const draft = DRAFTS.includes(filing.state);
  const round = draft ? null : await findRound(tx, filing.id, filing.round);
  const on = registryDate(round?.receivedAt);
  const signatures = await tx.findBy(FilingSignature, { filingId: filing.id, voidedAt: IsNull() });
  const asked = signersOf({ ...facts, ...frame }, law, on).filter(({ asks }) => asks === 'sign');
  const label = (field: 'address' | 'capital', otherwise: string): string => law.entityTypes.label(frame.entityType, field, on) ?? otherwise;
  const deeds = deedsOf({
    frame,
    facts,
    jurisdiction: law.divisions.fullName(frame.jurisdiction, on) ?? '',
    type: law.entityTypes.get(frame.entityType).zh,
    labels: { address: label('address', '住所'), capital: label('capital', '出资额') },
    roleName: (role) => ROLE_LABELS[role]?.[0] ?? role,
    on,
    templates: deedTemplates(),
  });
  return deeds.map((deed) => ({
    ...deed,
    draft,
    at: filing.changedAt,
    signers: asked.flatMap(({ person: key }) => {
      const person = facts.people?.find((one) => one.key === key);
      if (!person || !partsSignedBy(person, facts).includes(deed.part)) return [];
      return [{ person: key, name: person.name, signedAt: signatures.find(({ personKey }) => personKey === key)?.signedAt ?? null }];
    }),
  }));
}

export const deedView = ({ kind, title, draft, signers }: OwnDeed): DeedView => ({
  deed: kind,
  title,
  draft,
  signers: signers.map(({ name, signedAt }) => ({ name, signed: signedAt !== null })),
});
