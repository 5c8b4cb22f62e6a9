import type { NewPasskeyAskView, PasskeyAskView, PasskeyAssertion, PasskeyAttestation } from '#libs/contract';

/** The person did not unlock a passkey, or this device has none that fits. Nothing has happened. */
export class PasskeyNotUsed extends Error {}

export const hasPasskeys = (): boolean => typeof window.PublicKeyCredential === 'function';

// Only who uses a passkey loads what speaks with the device.
const device = (): Promise<typeof import('@simplewebauthn/browser')> => import('@simplewebauthn/browser');

type Asked<F extends (given: { optionsJSON: never }) => unknown> = Parameters<F>[0]['optionsJSON'];

/** Lets the person unlock one of their passkeys. */
export async function unlockPasskey({ options }: PasskeyAskView): Promise<PasskeyAssertion> {
  const { startAuthentication } = await device();
  // The server writes the options with the same library; the contract names them more loosely.
  const optionsJSON = options as Asked<typeof startAuthentication>;
  const { id, rawId, response } = await startAuthentication({ optionsJSON }).catch(notUsed);
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return { id, rawId, type: 'public-key', response: { clientDataJSON, authenticatorData, signature, ...(userHandle ? { userHandle } : {}) } };
}

/** Lets the person make a passkey on this device or another. */
export async function makePasskey({ options }: NewPasskeyAskView): Promise<PasskeyAttestation> {
  const { startRegistration } = await device();
  // As above.
  const optionsJSON = options as Asked<typeof startRegistration>;
  const { id, rawId, response } = await startRegistration({ optionsJSON }).catch(notUsed);
  const { clientDataJSON, attestationObject, transports } = response;
  return { id, rawId, type: 'public-key', response: { clientDataJSON, attestationObject, ...(transports ? { transports } : {}) } };
}

/** Browsers say the same of a person who turned away and of a device without a key, so that pages cannot tell who has one. */
function notUsed(error: unknown): never {
  throw new PasskeyNotUsed(error instanceof Error ? error.name : String(error));
}
