import { generateRegistrationOptions, verifyRegistrationResponse, type VerifiedRegistrationResponse } from '@simplewebauthn/server';
import type { EntityManager } from 'typeorm';
import type { NewPasskeyAskView, PasskeyAttestation } from '#libs/contract';
import { conflict, invalid, newId, type Actor } from '#libs/kernel';
import { audit, isDuplicate } from '#libs/platform';
import { Account } from './account.entity.ts';
import { challengeFor, endOfChallenge } from './passkey-challenge.ts';
import { Passkey } from './passkey.entity.ts';
import { challengeIn, relyingParty } from './relying-party.ts';
import { tellOwner } from './tell-owner.ts';

const ADD = 'add a passkey';
const MOST = 20;
/** Ed25519, ECDSA with P-256, RSA: what devices have. */
const ALGORITHMS = [-8, -7, -257];

/** What the browser asks of the device: a key it can find by itself, unlocked by finger, face or PIN, and not one that is here already. */
export async function askNewPasskey(tx: EntityManager, { userId }: Actor): Promise<NewPasskeyAskView> {
  const account = await tx.findOneByOrFail(Account, { id: userId });
  return newPasskeyAsk(account, ADD, await tx.findBy(Passkey, { accountId: userId }));
}

/** What a device is asked to make for an account, also for one that is only about to be. */
export async function newPasskeyAsk(
  { id, login, name }: Pick<Account, 'id' | 'login' | 'name'>,
  what: string,
  own: readonly Passkey[] = [],
): Promise<NewPasskeyAskView> {
  const options = await generateRegistrationOptions({
    rpName: '一窗',
    rpID: relyingParty().rpId,
    userName: login,
    userDisplayName: name,
    userID: new Uint8Array(Buffer.from(id.replaceAll('-', ''), 'hex')),
    challenge: challengeFor(id, what),
    attestationType: 'none',
    timeout: 300_000,
    excludeCredentials: own.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  return { options };
}

/** The device's new key opens this account from now on. */
export async function addPasskey(tx: EntityManager, actor: Actor, name: string, given: PasskeyAttestation, what = ADD): Promise<Passkey> {
  await tx.findOneOrFail(Account, { where: { id: actor.userId }, lock: { mode: 'pessimistic_write' } });
  if ((await tx.countBy(Passkey, { accountId: actor.userId })) >= MOST) throw conflict('passkey.too_many', { most: MOST });
  const { credential } = await registered(given, actor.userId, what);
  const passkey = tx.create(Passkey, {
    id: newId(),
    accountId: actor.userId,
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: credential.transports ?? [],
    name: name.normalize('NFC').trim(),
    createdAt: new Date(),
    usedAt: null,
  });
  try {
    await tx.insert(Passkey, passkey);
  } catch (error) {
    if (isDuplicate(error, 'passkey_credential')) throw conflict('passkey.known');
    throw error;
  }
  await audit(tx, actor, 'account.passkey_added', actor.userId, { passkeyId: passkey.id });
  await tellOwner(tx, actor.userId, 'passkey_added');
  return passkey;
}

type Registered = NonNullable<VerifiedRegistrationResponse['registrationInfo']>;

async function registered(given: PasskeyAttestation, userId: string, what: string): Promise<Registered> {
  const challenge = challengeIn(given.response.clientDataJSON);
  const end = endOfChallenge(Buffer.from(challenge, 'base64url'), userId, what);
  if (end === 'over') throw invalid('passkey.too_late');
  const info = end === 'foreign' ? undefined : await checked(given, challenge);
  if (!info) throw invalid('passkey.not_accepted');
  return info;
}

async function checked(given: PasskeyAttestation, challenge: string): Promise<Registered | undefined> {
  const { origin, rpId } = relyingParty();
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...given, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    return registrationInfo;
  } catch {
    // It throws in prose whatever is wrong with the answer; nothing of it is for the person.
    return undefined;
  }
}
