import type { AccountView, IdentityDocumentType, SessionView } from '#libs/contract';
import { unseal } from '#libs/platform';
import type { Account } from './account.entity.ts';
import { BROWSER_IDLE_HOURS, type OpenedSession } from './open-session.ts';
import { csrfOf } from './session-token.ts';

export interface ProvedIdentity {
  readonly name: string;
  readonly documentType: IdentityDocumentType;
  readonly number: string;
}

/** Opens the sealed paper of an account. */
export function identityOf({ id, identity }: Account): ProvedIdentity | null {
  if (!identity) return null;
  const { name = '', documentType = '', number = '' } = unseal(identity, id);
  // Only proveIdentity seals an identity, and it seals the type that the contract names.
  return { name, documentType: documentType as IdentityDocumentType, number };
}

export function accountView(account: Account): AccountView {
  const proved = identityOf(account);
  return {
    id: account.id,
    login: account.login,
    name: account.name,
    kind: account.kind,
    view: { language: account.language, larger: account.larger, keys: account.keys },
    identity: proved && { name: proved.name, documentType: proved.documentType, numberTail: proved.number.slice(-4) },
    department: account.department,
    districts: account.districts,
    roles: account.roles,
  };
}

/** The token is shown once, and only to a program: a browser has it in a cookie that its pages cannot read. */
export const sessionView = ({ account, kind, token, expiresAt }: OpenedSession, fresh: boolean): SessionView => ({
  account: accountView(account),
  csrfToken: csrfOf(token),
  ...(account.passwordGiven ? { passwordGiven: true as const } : {}),
  endsInSeconds: Math.max(0, Math.floor((expiresAt.getTime() - Date.now()) / 1_000)),
  idleSeconds: kind === 'browser' ? BROWSER_IDLE_HOURS * 3_600 : null,
  ...(fresh && kind === 'program' ? { token } : {}),
});
