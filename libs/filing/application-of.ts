import { IsNull, type EntityManager } from 'typeorm';
import { documentsMade, documentsRequired, signersOf, type Law, type SignerAsked } from '#libs/catalogue';
import type { Facts } from '#libs/contract';
import type { Application } from '#libs/findings';
import { closingFacts } from './closing-facts.ts';
import { FilingDocument, FilingParty, FilingSignature, type Filing } from './filing.entity.ts';
import { frameOf } from './filing.rules.ts';

export interface DerivedApplication {
  application: Application;
  signers: readonly SignerAsked[];
  documentsRequired: readonly string[];
  /** Those of them that are made from the facts. */
  documentsMade: readonly string[];
}

/** What a filing states, who signs it and which papers it asks for: by law and facts alone. */
export function statedApplication(law: Law, filing: Filing, facts: Facts, on: string): DerivedApplication {
  const application: Application = { ...facts, ...frameOf(filing) };
  if (!application.people) delete application.people;
  return {
    application,
    signers: signersOf(application, law, on),
    documentsRequired: documentsRequired(application, law, on),
    documentsMade: documentsMade(application, law, on),
  };
}

/**
 * What a filing states, with the lists that are derived from what was done: papers handed in, signatures given, identities proved.
 * While nobody has been asked to sign, only those count as missing of whom the filer says that they will not.
 */
export async function applicationOf(tx: EntityManager, law: Law, filing: Filing, facts: Facts, on: string): Promise<DerivedApplication> {
  const { application: stated, signers, documentsRequired: required, documentsMade: made } = statedApplication(law, filing, facts, on);
  const asked = filing.state === 'AWAITING_SIGNATURES';

  const handedIn = await tx.find(FilingDocument, { where: { filingId: filing.id, removedAt: IsNull() }, select: { kind: true } });
  const kinds = new Set(handedIn.map(({ kind }) => kind));
  const signed = new Set((await tx.findBy(FilingSignature, { filingId: filing.id, voidedAt: IsNull() })).map(({ personKey }) => personKey));
  const parties = await tx.findBy(FilingParty, { filingId: filing.id, role: 'SIGNER', removedAt: IsNull() });
  const identified = new Set(parties.filter(({ identifiedAt }) => identifiedAt !== null).map(({ personKey }) => personKey));

  const declared = facts.signatures?.missing ?? [];
  const closing = await closingFacts(tx, filing, facts, { asked, signed });
  // Where everyone signs the commitment, the rule on it speaks of who has not.
  const missing = (closing ? [] : signers).filter(
    ({ person, asks }) => asks === 'sign' && (declared.includes(person) || (asked && !signed.has(person))),
  );
  const application: Application = {
    ...stated,
    ...(closing ? { simplifiedDeregistration: closing } : {}),
    signatures: { missing: missing.map(({ person }) => person) },
    // A promise that nobody has made is not made.
    commitments: { dualNotification: facts.commitments?.dualNotification === true, address: facts.commitments?.address === true },
    documents: { missing: required.filter((kind) => !kinds.has(kind) && !made.includes(kind)), handedIn: [...kinds] },
    people: facts.people?.map((person) => {
      const unproved = asked && signers.some((signer) => signer.person === person.key) && !identified.has(person.key);
      return unproved ? { ...person, realNameVerified: false } : person;
    }),
  };
  if (!application.people) delete application.people;
  return { application, signers, documentsRequired: required, documentsMade: made };
}
