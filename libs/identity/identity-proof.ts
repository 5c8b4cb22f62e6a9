import { Injectable } from '@nestjs/common';
import type { ProveIdentityBody } from '#libs/contract';
import { checkIdentityDocument, normaliseNumber } from '#libs/identifiers';
import { conflict, invalid, registryDate } from '#libs/kernel';

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

/** For demonstrations: takes every number that is well formed and whose check character is right. */
@Injectable()
export class DemoIdentityProof extends IdentityProof {
  prove({ name, documentType, number }: ProveIdentityBody): Promise<Paper> {
    const { faults } = checkIdentityDocument({ type: documentType, number }, registryDate());
    if (faults.length > 0) return Promise.reject(invalid('identity.number_wrong', { path: 'number', faults }));
    return Promise.resolve({ name: name.normalize('NFC').trim(), documentType, number: normaliseNumber(number) });
  }
}

/** For a registry whose licences count: nobody is believed until the city has put its own proof service here. */
@Injectable()
export class ClosedIdentityProof extends IdentityProof {
  prove(): Promise<Paper> {
    return Promise.reject(conflict('identity.no_proof_service'));
  }
}
