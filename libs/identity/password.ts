import { hash, verify } from '@node-rs/argon2';

// Argon2id, the package's default, with the memory and time that OWASP's password storage sheet names first.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Hashing shares four threads with files and name look-ups, so that it never takes all of them. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** Passwords are compared in one Unicode form, whatever keyboard they come from. */
const normalised = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(normalised(password), COST));

let ofNobody: Promise<string> | undefined;

/** Whether the password belongs to the hash. Without a hash, also an empty one, it takes the same time and says no. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const against = passwordHash || (await (ofNobody ??= hashPassword('the password of an account that does not exist')));
  const right = await inTurn(() => verify(against, normalised(password)));
  return right && Boolean(passwordHash);
}
