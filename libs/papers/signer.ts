import { cadesSignature, type SigningKey } from './cades.ts';
import type { DemoCa } from './demo-ca.ts';
import { closeSignature, openSignature } from './signature-field.ts';

/** Signs a paper that has an empty signature field. What comes back must not be touched any more, not by one byte. */
export interface Signer {
  sign(pdf: Buffer): Promise<Buffer>;
}

/** Signs with the key that belongs to the name in the field, in PAdES baseline B-B. */
export class PadesSigner implements Signer {
  constructor(private readonly keyOf: (signer: string) => Promise<SigningKey>) {}

  async sign(pdf: Buffer): Promise<Buffer> {
    const opened = openSignature(pdf);
    closeSignature(opened.pdf, opened.hole, await cadesSignature(opened.covered, await this.keyOf(opened.signer)));
    return opened.pdf;
  }
}

/** Signs with a certificate of the demo authority, made for each name when it is first needed. It has no legal force. */
export class DemoSigner extends PadesSigner {
  constructor(ca: DemoCa) {
    super((signer) => ca.keyOf(signer));
  }
}
