import { invalid } from '#libs/kernel';

/** The one spelling under which a login is kept and looked up: compatibility forms and capitals do not make another person. */
export const normaliseLogin = (login: string): string => login.normalize('NFKC').trim().toLowerCase();

const LOGIN = /^[\p{L}\p{N}._@+-]{2,100}$/u;
/** A mobile number, or the 15 or 18 places of a resident identity number. */
const PERSONAL_NUMBER = /^(?:1[3-9]\d{9}|\d{15}|\d{17}[\dx])$/;

/** Refuses a login that could not be typed again, or that is a personal number: logins are kept readable, such numbers are not. */
export function checkLogin(login: string): void {
  if (!LOGIN.test(login)) throw invalid('account.login_malformed', { path: 'login' });
  if (PERSONAL_NUMBER.test(login)) throw invalid('account.login_is_personal_number', { path: 'login' });
}

/** Long enough to withstand guessing, and not the login itself; beyond that length alone counts. */
export function checkPassword(password: string, login: string, path = 'password'): void {
  if ([...password].length < 8) throw invalid('account.password_too_short', { path, least: 8 });
  if (normaliseLogin(password) === login) throw invalid('account.password_is_login', { path });
}

const FREE_TRIES = 9;
const LONGEST_WAIT = 900;
const growing = Array.from({ length: 9 }, (_, step) => Math.min(LONGEST_WAIT, 5 * 2 ** step));

/** Seconds to wait after the first, second, … try in vain; the last holds for all that follow. */
export const WAITS: readonly number[] = [...Array.from({ length: FREE_TRIES }, () => 0), ...growing];
