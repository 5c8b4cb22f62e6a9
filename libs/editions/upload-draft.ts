import type { EntityManager } from 'typeorm';
import { LawFileError } from '#libs/catalogue';
import { invalid, newId, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { Edition, EditionDraft } from './edition.entity.ts';
import { countsOf, differencesOf } from './law-differences.rules.ts';
import { entriesOf } from './law-entries.rules.ts';
import { keepTexts, lawOfSet, releasedFiles, sha256Of, textsOf } from './law-now.ts';
import { checkMayChangeLaw } from './may-change-law.ts';
import { newestOf, setAt } from './timeline.rules.ts';

export interface Correction {
  readonly file: string;
  readonly text: string;
  readonly note: string;
}

/** An administrator uploads a corrected file. It must make a sound law with the files now in use, or nothing of it is kept. */
export async function uploadDraft(tx: EntityManager, actor: Actor, { file, text: given, note }: Correction): Promise<EditionDraft> {
  checkMayChangeLaw(actor);
  const { set: released } = releasedFiles();
  const own = Object.hasOwn(released, file) ? released[file] : undefined;
  if (own === undefined) throw invalid('law.file_unknown', { path: 'file' });

  const text = given.replace(/^\ufeff/, '');
  const editions = await tx.find(Edition);
  const replaces = newestOf(editions, file)?.sha256 ?? own;

  const set = { ...setAt(released, editions, registryNow()), [file]: sha256Of(text) };
  await refuseBroken(() => lawOfSet(tx, set, { [file]: text }));
  const entries = entriesOf(file, text);
  if (entries.length === 0) throw broken(new LawFileError(file, '-', 'no entry'));
  const before = await textsOf(tx, { [file]: replaces });
  const differences = differencesOf(entriesOf(file, before[file] ?? ''), entries);
  if (differences.length === 0) throw invalid('law.nothing_changed', { path: 'text' });
  await keepTexts(tx, [text]);
  const draft = tx.create(EditionDraft, {
    ...{ id: newId(), file, sha256: sha256Of(text), replaces, note, state: 'OPEN' },
    counts: countsOf(differences),
    ...{ uploadedBy: actor.userId, uploadedAt: registryNow(), decidedBy: null, decidedAt: null },
  });
  await tx.insert(EditionDraft, draft);
  await audit(tx, actor, 'law.draft_uploaded', draft.id, { file, sha256: draft.sha256, replaces });
  return draft;
}

/** Runs a check of the law and refuses what it finds broken, with file, entry and reason. */
export async function refuseBroken<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof LawFileError) throw broken(error);
    throw error;
  }
}

const broken = ({ file, entry, reason }: LawFileError) => invalid('law.file_broken', { path: 'text', file, entry, reason });
