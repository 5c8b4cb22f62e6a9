import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lawFrom } from '#libs/catalogue';
import { check, type Application, type World } from '#libs/findings';

const folder = join(process.cwd(), 'libs/catalogue/data');

/** The law that the product ships. */
export const theLaw = lawFrom(Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')])));

/** What the check says but for names, as `rule path`. */
export const found = (application: Application, on: string, world: World = {}): string[] =>
  check(application, world, theLaw, on)
    .filter(({ rule }) => !rule.startsWith('name.'))
    .map(({ rule, path }) => `${rule} ${path}`);
