import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { NewPasskeyAskView, PasskeyAskView, PasskeyAssertion, PasskeyAttestation } from '#libs/contract';

interface Key {
  readonly id: Buffer;
  readonly privateKey: KeyObject;
  counter: number;
}

const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest();
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;

/** A device that makes passkeys and answers with them as the specification says: ES256, attestation `none`, a counter. */
export class Authenticator {
  readonly keys: Key[] = [];
  /** Whether its owner unlocks it. */
  unlocked = true;

  constructor(private readonly origin: string) {}

  create({ options }: NewPasskeyAskView): PasskeyAttestation {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const key = { id: randomBytes(32), privateKey, counter: 0 };
    this.keys.push(key);
    const cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(key.id.length);
    const authData = Buffer.concat([this.head(options.rp.id ?? '', key, WITH_KEY), Buffer.alloc(16), length, key.id, isoCBOR.encode(cose)]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return {
      id: text(key.id),
      rawId: text(key.id),
      type: 'public-key',
      response: {
        clientDataJSON: text(this.clientData('webauthn.create', options.challenge)),
        attestationObject: text(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0])), // a map of what CBOR has words for
        transports: ['internal'],
      },
    };
  }

  get({ options }: PasskeyAskView, key = this.keys[0]): PasskeyAssertion {
    if (!key) throw new Error('there is no passkey on this device');
    key.counter += 1;
    const authData = this.head(options.rpId ?? '', key);
    const clientData = this.clientData('webauthn.get', options.challenge);
    return {
      id: text(key.id),
      rawId: text(key.id),
      type: 'public-key',
      response: {
        clientDataJSON: text(clientData),
        authenticatorData: text(authData),
        signature: text(sign('sha256', Buffer.concat([authData, sha256(clientData)]), key.privateKey)),
      },
    };
  }

  private head(rpId: string, { counter }: Key, more = 0): Buffer {
    const rest = Buffer.alloc(5);
    rest.writeUInt8(PRESENT | (this.unlocked ? VERIFIED : 0) | more);
    rest.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(rpId), rest]);
  }

  private clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }
}
