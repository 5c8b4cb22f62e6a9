import { check, type Application, type World } from '#libs/findings';
import { theLaw } from './law.ts';

/** What the check says but for names, as `rule path`. */
export const found = (application: Application, on: string, world: World = {}): string[] =>
  check(application, world, theLaw, on)
    .filter(({ rule }) => !rule.startsWith('name.'))
    .map(({ rule, path }) => `${rule} ${path}`);
