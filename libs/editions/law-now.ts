import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import { lawFrom, type Law } from '#libs/catalogue';
import { config } from '#libs/platform';

let loaded: Law | undefined;

/** The law of this deployment. Its files are read and checked once; a broken file stops the process with file, entry and reason. */
export function useLaw(): Law {
  loaded ??= lawFrom(filesOf(config().lawDir));
  return loaded;
}

/** The law as a use case asks for it: inside its transaction, so that corrected editions can be rows one day. */
export const lawNow = (_tx: EntityManager): Promise<Law> => Promise.resolve(useLaw());

/** Every file of a folder by name. */
function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => /\.(json|tsv)$/.test(name));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
