import { createHash } from 'node:crypto';
import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { EntityManager } from 'typeorm';
import type { PasskeyAssertion, PasskeyAskView } from '#libs/contract';
import { invalid } from '#libs/kernel';
import { Account } from './account.entity.ts';
import { ANYONE, challengeFor, endOfChallenge } from './passkey-challenge.ts';
import { Passkey } from './passkey.entity.ts';
import { challengeIn, relyingParty } from './relying-party.ts';

/** What shows for good, without us, that the passkey's holder said yes to `what`: kept beside an act that binds. */
export interface PasskeyEvidence {
  readonly passkeyId: string;
  readonly credentialId: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
}

/** What the browser asks of the person's passkeys. `what` names the act and its content, as `sign <hash of the text shown>`. */
export async function askPasskey(tx: EntityManager, userId: string, what: string): Promise<PasskeyAskView> {
  const own = await tx.findBy(Passkey, { accountId: userId });
  if (own.length === 0) throw invalid('passkey.none');
  return askView(
    challengeFor(userId, what),
    own.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
  );
}

/** The same for whoever has a passkey here: the device offers those it has, and we say nothing about who has one. */
export const askAnyPasskey = (what: string): Promise<PasskeyAskView> => askView(challengeFor(ANYONE, what));

/**
 * The person has said yes to `what` with a passkey of theirs, unlocked by finger, face or PIN. Call it in the transaction of the act:
 * the answer serves once, and only if the act commits. Throws `passkey.not_accepted`, `passkey.too_late` or `passkey.used_before`.
 */
export async function assertPasskey(tx: EntityManager, userId: string, given: PasskeyAssertion, what: string): Promise<PasskeyEvidence> {
  return evidenceOf(await verified(tx, given, userId, what, userId), given);
}

/** Whose passkey answered, when nobody had said who they are. */
export async function accountOfPasskey(tx: EntityManager, given: PasskeyAssertion, what: string): Promise<Account> {
  const { accountId } = await verified(tx, given, ANYONE, what);
  const account = await tx.findOneBy(Account, { id: accountId, active: true });
  if (!account) throw notAccepted();
  return account;
}

/** The challenge is spent and the passkey has counted on. */
async function verified(tx: EntityManager, given: PasskeyAssertion, whom: string, what: string, accountId?: string): Promise<Passkey> {
  const challenge = challengeIn(given.response.clientDataJSON);
  const end = endOfChallenge(Buffer.from(challenge, 'base64url'), whom, what);
  if (end === 'over') throw invalid('passkey.too_late');
  const passkey = await tx.findOne(Passkey, {
    where: { credentialId: given.id, ...(accountId === undefined ? {} : { accountId }) },
    lock: { mode: 'pessimistic_write' },
  });
  if (end === 'foreign' || !passkey) throw notAccepted();
  const counter = await counterAfter(given, passkey, challenge);
  if (counter === null) throw notAccepted();
  await spend(tx, challenge, end);
  await tx.update(Passkey, passkey.id, { counter, usedAt: new Date() });
  return passkey;
}

async function counterAfter(given: PasskeyAssertion, passkey: Passkey, challenge: string): Promise<number | null> {
  const { origin, rpId } = relyingParty();
  const { credentialId, publicKey, counter } = passkey;
  try {
    const { verified: right, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...given, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter },
    });
    return right ? authenticationInfo.newCounter : null;
  } catch {
    // It throws in prose whatever is wrong with the answer; nothing of it is for the person.
    return null;
  }
}

/** Two that come at one moment wait for each other here; the second is refused. */
async function spend(tx: EntityManager, challenge: string, expiresAt: Date): Promise<void> {
  const challengeHash = createHash('sha256').update(challenge).digest();
  const spent: unknown[] = await tx.query(
    'insert into spent_challenge (challenge_hash, expires_at) values ($1, $2) on conflict do nothing returning 1',
    [challengeHash, expiresAt],
  );
  if (spent.length === 0) throw invalid('passkey.used_before');
}

const notAccepted = (): Error => invalid('passkey.not_accepted');

const evidenceOf = ({ id, credentialId, publicKey }: Passkey, { response }: PasskeyAssertion): PasskeyEvidence => ({
  passkeyId: id,
  credentialId,
  publicKey: publicKey.toString('base64url'),
  clientDataJSON: response.clientDataJSON,
  authenticatorData: response.authenticatorData,
  signature: response.signature,
});

async function askView(challenge: Uint8Array<ArrayBuffer>, own?: { id: string; transports: string[] }[]): Promise<PasskeyAskView> {
  const { rpId } = relyingParty();
  const options = await generateAuthenticationOptions({
    rpID: rpId,
    challenge,
    userVerification: 'required',
    timeout: 300_000,
    ...(own ? { allowCredentials: own } : {}),
  });
  return { options };
}
