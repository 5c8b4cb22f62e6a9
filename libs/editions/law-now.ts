import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { In, type EntityManager } from 'typeorm';
import { lawFrom, type Law, type LawFiles } from '#libs/catalogue';
import { registryNow } from '#libs/kernel';
import { config } from '#libs/platform';
import { Edition, LawText, LawVersion } from './edition.entity.ts';
import { setAt, type FileSet } from './timeline.rules.ts';

/** A law takes some 12 MB: the one in use, the next, and those of a few rounds that are looked at again. */
const MOST_KEPT = 6;

let release: { readonly files: LawFiles; readonly set: FileSet } | undefined;
let inUse: Law | undefined;
/** Whether what the law in use is made of has been kept. */
let inPlace = false;
/** By version, the one asked for last at the end. */
const kept = new Map<string, Law>();
/** Version of the law that a set of files makes. */
const versions = new Map<string, string>();

/** The files that came with this deployment. */
export function releasedFiles(): { readonly files: LawFiles; readonly set: FileSet } {
  if (release) return release;
  const files = filesOf(config().lawDir);
  release = { files, set: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, sha256Of(text)])) };
  return release;
}

/** The law that this process works with. Without corrected editions it is that of the deployment; a broken file stops the start with file, entry and reason. */
export function useLaw(): Law {
  inUse ??= keep(releasedFiles().set, lawFrom(releasedFiles().files));
  return inUse;
}

/** The law as a use case asks for it, inside its transaction. It is ready: a corrected edition is read in the background and then put in its place. */
export const lawNow = (_tx: EntityManager): Promise<Law> => Promise.resolve(useLaw());

/** The very law by which a round was judged, however often it was corrected since. */
export async function lawOfVersion(tx: EntityManager, version: string): Promise<Law> {
  const { set } = releasedFiles();
  if (useLaw().version === version) return useLaw();
  if (versions.get(keyOf(set)) === version) return lawOfSet(tx, set);
  const row = await tx.findOneBy(LawVersion, { version });
  if (!row) throw new Error(`the law of version ${version} was never kept`);
  const law = await lawOfSet(tx, row.files);
  if (law.version !== version) throw new Error(`the files kept for the law of version ${version} make ${law.version}`);
  return law;
}

/** The law that the approved editions make now. What it is made of is kept, so that no round will name a law that cannot be read again. */
export async function lawDue(tx: EntityManager): Promise<Law> {
  const editions = await tx.find(Edition, { order: { number: 'ASC' } });
  const set = setAt(releasedFiles().set, editions, registryNow());
  if (inPlace && versions.get(keyOf(set)) === inUse?.version) return useLaw();
  const law = await lawOfSet(tx, set);
  await keepVersion(tx, law, set);
  return law;
}

/** From now on this process works with this law. */
export function putInPlace(law: Law): void {
  inUse = law;
  inPlace = true;
}

/** As after a restart: of laws other than the one in use only what is kept in the database is known. For tests. */
export function forgetLaws(): void {
  kept.clear();
  versions.clear();
  inPlace = false;
}

/** Reads and checks the law that these files make; `extra` holds a text that is not kept yet. */
export async function lawOfSet(tx: EntityManager, set: FileSet, extra: LawFiles = {}): Promise<Law> {
  const version = versions.get(keyOf(set));
  const known = version === undefined ? undefined : kept.get(version);
  if (known) return keep(set, known);
  const others = Object.fromEntries(Object.entries(set).filter(([name]) => !(name in extra)));
  return keep(set, lawFrom({ ...(await textsOf(tx, others)), ...extra }));
}

/** The texts of a set, from the deployment where it has them. */
export async function textsOf(tx: EntityManager, set: FileSet): Promise<Record<string, string>> {
  const { files, set: own } = releasedFiles();
  const asked = Object.entries(set).filter(([name, sha256]) => own[name] !== sha256);
  const rows = asked.length > 0 ? await tx.findBy(LawText, { sha256: In(asked.map(([, sha256]) => sha256)) }) : [];
  const bySha = new Map(rows.map(({ sha256, text }) => [sha256, text]));
  return Object.fromEntries(
    Object.entries(set).map(([name, sha256]) => {
      const text = own[name] === sha256 ? files[name] : bySha.get(sha256);
      if (text === undefined) throw new Error(`${name}: the text ${sha256} was never kept`);
      return [name, text];
    }),
  );
}

/** Keeps texts by their content; gives nothing back, for `sha256Of` says by what they are found. */
export async function keepTexts(tx: EntityManager, texts: readonly string[]): Promise<void> {
  const rows = texts.map((text) => ({ sha256: sha256Of(text), text }));
  await tx.createQueryBuilder().insert().into(LawText).values(rows).orIgnore().execute();
}

async function keepVersion(tx: EntityManager, law: Law, set: FileSet): Promise<void> {
  if (await tx.existsBy(LawVersion, { version: law.version })) return;
  await keepTexts(tx, Object.values(await textsOf(tx, set)));
  const row = { version: law.version, files: { ...set }, recordedAt: registryNow() };
  await tx.createQueryBuilder().insert().into(LawVersion).values(row).orIgnore().execute();
}

function keep(set: FileSet, law: Law): Law {
  versions.set(keyOf(set), law.version);
  kept.delete(law.version);
  kept.set(law.version, law);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return law;
}

const keyOf = (set: FileSet): string =>
  Object.entries(set)
    .map((entry) => entry.join(' '))
    .sort()
    .join('\n');

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Every file of a folder by name. */
function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => /\.(json|tsv)$/.test(name));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
