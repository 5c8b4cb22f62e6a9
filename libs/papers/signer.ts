import { cadesSignature, type SigningKey } from './cades.ts';
import type { DemoCa } from './demo-ca.ts';
import { closeSignature, openSignature } from './signature-field.ts';

/**
 * Signs a paper that has an empty signature. What comes back must not be touched any more, not by one byte; a revision may follow it.
 * `identity` tells people of one name apart.
 */
export interface Signer {
  sign(pdf: Buffer, identity?: string): Promise<Buffer>;
}

/** Signs with the key that belongs to the name in the field, in PAdES baseline B-B. */
export class PadesSigner implements Signer {
  constructor(private readonly keyOf: (signer: string, identity?: string) => Promise<SigningKey>) {}

  async sign(pdf: Buffer, identity?: string): Promise<Buffer> {
    const opened = openSignature(pdf);
    closeSignature(opened.pdf, opened.hole, await cadesSignature(opened.covered, await this.keyOf(opened.signer, identity)));
    return opened.pdf;
  }
}

/** Signs with a certificate of the demo authority, made for each signer when it is first needed. It has no legal force. */
export class DemoSigner extends PadesSigner {
  constructor(ca: DemoCa) {
    super((signer, identity) => ca.keyOf(signer, identity));
  }
}
