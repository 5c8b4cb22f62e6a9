import type { IdentityDocument, IdentityDocumentType } from './facts.ts';

/** Three offices that nobody holds two of: the first makes accounts, the second gives roles, the third reads what both did. */
export type AdministratorRole = 'administrator' | 'security' | 'auditor';

/** `examiner` and `approver` give the two steps of a review; `operator` sees failed work. */
export type StaffRole = 'clerk' | 'examiner' | 'approver' | 'supervisor' | 'operator' | AdministratorRole;

export interface AccountView {
  id: string;
  /** What the person signs in with. */
  login: string;
  name: string;
  kind: 'applicant' | 'staff';
  /** Set once identity has been proved; the number itself never leaves. */
  identity: { name: string; documentType: IdentityDocumentType; numberTail: string } | null;
  department: string | null;
  districts: string[];
  roles: StaffRole[];
  view: AccountViewSettings;
}

/** How a person wants to read; it goes with the account. */
export interface AccountViewSettings {
  /** Null until chosen anywhere. */
  language: 'zh' | 'en' | null;
  larger: boolean;
  keys: KeyChoice | null;
}

/** Single keys of the workbench: switched off, or some of them others than the usual ones. */
export interface KeyChoice {
  off: boolean;
  /** `key` is the usual one, as its button shows it; `by` the character that is pressed instead. */
  own: { key: string; by: string }[];
}

export interface SetViewBody {
  language?: 'zh' | 'en';
  larger?: boolean;
  keys?: KeyChoice;
}

/** Answer to signing in. Browsers use the cookie and send `csrfToken` as header `X-CSRF-Token`; programs send `token` as bearer. */
export interface SessionView {
  account: AccountView;
  csrfToken: string;
  /** Somebody else chose the password: nothing is open until there is an own one. */
  passwordGiven?: true;
  /** When the session is over whatever happens. */
  endsInSeconds: number;
  /** After so long without a request it is over, too; null for programs. */
  idleSeconds: number | null;
  /** Only when asked for with `as: 'program'`. */
  token?: string;
}

export interface SignUpBody {
  login: string;
  password: string;
  name: string;
}

/** Who wants an account that a passkey alone opens; answered with what to ask of the device. */
export interface AskPasskeySignUpBody {
  login: string;
  name: string;
}

export interface PasskeySignUpBody extends AskPasskeySignUpBody {
  /** `options.user.id` of what was asked. */
  account: string;
  passkey: PasskeyAttestation;
}

export interface SignInBody {
  login: string;
  password: string;
  as?: 'browser' | 'program';
  /** Asked for with `account.passkey_asked`, whose details hold the options, when the account wants a passkey beside the password. */
  passkey?: PasskeyAssertion;
}

export interface PasskeySignInBody {
  passkey: PasskeyAssertion;
  as?: 'browser' | 'program';
}

/** The answer of `navigator.credentials.get`, in base64url as its `toJSON` gives it. */
export interface PasskeyAssertion {
  id: string;
  rawId: string;
  type: 'public-key';
  response: { clientDataJSON: string; authenticatorData: string; signature: string; userHandle?: string };
  clientExtensionResults?: object;
  authenticatorAttachment?: 'platform' | 'cross-platform';
}

/** The answer of `navigator.credentials.create`. */
export interface PasskeyAttestation {
  id: string;
  rawId: string;
  type: 'public-key';
  response: { clientDataJSON: string; attestationObject: string; transports?: string[] };
  clientExtensionResults?: object;
  authenticatorAttachment?: 'platform' | 'cross-platform';
}

/** For `navigator.credentials.get`, in JSON. Answered within five minutes, once. */
export interface PasskeyAskView {
  options: { challenge: string; rpId?: string; timeout?: number; userVerification?: string; allowCredentials?: PasskeyName[] };
}

/** For `navigator.credentials.create`, in JSON. */
export interface NewPasskeyAskView {
  options: {
    rp: { name: string; id?: string };
    user: { id: string; name: string; displayName: string };
    challenge: string;
    pubKeyCredParams: { alg: number; type: 'public-key' }[];
    timeout?: number;
    excludeCredentials?: PasskeyName[];
    authenticatorSelection?: object;
    attestation?: string;
  };
}

export interface PasskeyName {
  id: string;
  type: string;
  transports?: string[];
}

export interface AddPasskeyBody {
  /** What its owner calls it. */
  name: string;
  passkey: PasskeyAttestation;
}

export interface ConfirmBody {
  password?: string;
  passkey?: PasskeyAssertion;
}

export interface SecondFactorBody {
  on: boolean;
}

/** What lets one into the own account. */
export interface WaysInView {
  login: string;
  password: boolean;
  /** A passkey is asked for beside the password. */
  secondFactor: boolean;
  /** How many of the last set are left. */
  recoveryCodes: number;
  passkeys: { id: string; name: string; createdAt: string; usedAt: string | null }[];
}

export interface ProveIdentityBody {
  name: string;
  documentType: IdentityDocumentType;
  number: string;
  issuingCountry?: string;
  /** Without one it is the first. */
  way?: WayToProve;
  /** For `bankCard`: the card, and the mobile that the bank knows. Passed on, kept nowhere. */
  card?: string;
  mobile?: string;
  /** For `eId`: what the person's own electronic identity shows for a minute. */
  code?: string;
}

/** In the order in which they are offered. The last resort is a window, with a code. */
export type WayToProve = 'face' | 'bankCard' | 'eId';

/** Takes one to a window: whoever shows it with their paper is the holder of the account. Shown once. */
export interface WindowCodeView {
  code: string;
  until: string;
}

/** What a clerk has seen: the person, their paper, and the code that leads to their account. */
export interface SeenAtWindowBody {
  code: string;
  name: string;
  document: IdentityDocument;
}

export interface SeenAtWindowView {
  name: string;
}

/** A member of staff as administrators see them; those who have left stay, for what they decided stays. */
export interface StaffView extends AccountView {
  active: boolean;
  /** What the caller may do with it. */
  moves: StaffMove[];
}

export type StaffMove = 'giveRoles' | 'move' | 'givePassword' | 'deactivate' | 'reactivate';

export interface StaffPostBody {
  department: string;
  /** Division codes; a prefecture's code covers its counties. */
  districts: string[];
}

export type AddStaffBody = SignUpBody & StaffPostBody;

export interface GiveRolesBody {
  roles: StaffRole[];
}

export interface GivePasswordBody {
  password: string;
}

/** What a page must know before anyone has signed in. */
export interface ServiceView {
  mode: 'demo' | 'city';
  /** Today at the registry. */
  registryDate: string;
  publicUrl: string;
  /** Only in demo mode, which answers to its own machine alone. */
  demoAccounts?: DemoAccountView[];
  /** Only in demo mode: invented people whom the demonstration's identity server answers in a way of their own. */
  demoIdentities?: DemoIdentityView[];
}

export interface DemoIdentityView {
  name: string;
  documentType: IdentityDocumentType;
  number: string;
  issuingCountry?: string;
  what: { zh: string; en: string };
}

export interface DemoAccountView {
  login: string;
  kind: 'applicant' | 'staff';
  password: string;
  name: string;
  what: { zh: string; en: string };
}

/** The new password; who sits there has shown it within ten minutes by signing in or by `POST /me/confirm`. */
export interface SetPasswordBody {
  password: string;
}

/** Shown once. */
export interface RecoveryCodesView {
  codes: string[];
}

export interface AskRecoveryBody {
  login: string;
}

export interface RecoverByLinkBody {
  /** What stands behind the # of the mailed link. */
  token: string;
  password: string;
}

export interface RecoverByCodeBody {
  login: string;
  code: string;
  password: string;
}

/** The account has its new password; signing in follows. */
export interface RecoveredView {
  login: string;
}

/** Where one is signed in. */
export interface OwnSessionView {
  id: string;
  kind: 'browser' | 'program';
  /** Browser and system, as `Chrome · Windows`; empty where nothing was said. */
  device: string;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
}
