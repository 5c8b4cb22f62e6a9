import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lawFrom, type Law } from '#libs/catalogue';

const FOLDER = join(process.cwd(), 'libs/catalogue/data');

/** The files of the law as they lie in the repository. */
export const lawFiles = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(FOLDER)
      .filter((name) => /\.(json|tsv)$/.test(name))
      .map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]),
  );

/** The law of the repository, read once a spec file. */
export const theLaw: Law = lawFrom(lawFiles());
