import type { EntityManager } from 'typeorm';
import type { LawDraftView, LawEditionView, LawEntriesView, LawEntryView, LawFileView } from '#libs/contract';
import { accountName } from '#libs/identity';
import { notFound, registryNow, type Actor } from '#libs/kernel';
import { spoken } from '#libs/platform';
import { Edition, EditionDraft } from './edition.entity.ts';
import { differencesOf } from './law-differences.rules.ts';
import { entriesOf, type LawEntry } from './law-entries.rules.ts';
import { releasedFiles, textsOf, useLaw } from './law-now.ts';
import { draftView, editionView, entryView } from './law.view.ts';
import { wordsOfFile } from './law-file-words.ts';
import { newestOf, setAt } from './timeline.rules.ts';

export interface Looking {
  readonly words: string;
  readonly unsourced: boolean;
  readonly page: number;
}

const PAGE_SIZE = 100;
const MOST_DRAFTS = 50;
const MOST_DIFFERENCES = 200;

/** All files of the law in use. */
export async function lawFiles(tx: EntityManager): Promise<LawFileView[]> {
  const texts = await textsInUse(tx);
  const editions = await tx.find(Edition, { order: { number: 'ASC' } });
  const views: LawFileView[] = [];
  for (const [name, text] of Object.entries(texts)) views.push(await fileView(tx, name, entriesOf(name, text), editions));
  return views;
}

/** A page of a file's entries that hold these words. */
export async function lawEntries(tx: EntityManager, name: string, { words, unsourced, page }: Looking): Promise<LawEntriesView> {
  const entries = entriesOf(name, await lawText(tx, name));
  const found = entries.filter((entry) => (!unsourced || entry.doubts.length > 0) && holds(entry, words));
  const size = PAGE_SIZE;
  return {
    file: await fileView(tx, name, entries, await tx.find(Edition, { order: { number: 'ASC' } })),
    version: useLaw().version,
    ...{ total: found.length, page, size },
    entries: found.slice(page * size, (page + 1) * size).map((entry) => entryView(name, entry)),
  };
}

/** The text of a file as it is in use: what a correction begins with. */
export async function lawText(tx: EntityManager, name: string): Promise<string> {
  if (!Object.hasOwn(releasedFiles().set, name)) throw notFound('law.file_not_found');
  return (await textsInUse(tx))[name] ?? '';
}

/** Everything in the law for which no source was found. None of it blocks by itself. */
export async function unsourcedEntries(tx: EntityManager): Promise<LawEntryView[]> {
  const texts = await textsInUse(tx);
  return Object.entries(texts).flatMap(([name, text]) =>
    entriesOf(name, text)
      .filter(({ doubts }) => doubts.length > 0)
      .map((entry) => entryView(name, entry)),
  );
}

/** The latest corrections, open ones with what they change. */
export async function lawDrafts(tx: EntityManager, actor: Actor): Promise<LawDraftView[]> {
  const drafts = await tx.find(EditionDraft, { order: { uploadedAt: 'DESC' }, take: MOST_DRAFTS });
  const views: LawDraftView[] = [];
  for (const draft of drafts) views.push(await lawDraft(tx, actor, draft));
  return views;
}

export async function lawDraft(tx: EntityManager, actor: Actor, draft: EditionDraft): Promise<LawDraftView> {
  const editions = await tx.find(Edition);
  const newest = newestOf(editions, draft.file)?.sha256 ?? releasedFiles().set[draft.file];
  const edition = editions.find(({ draftId }) => draftId === draft.id);
  const names = { by: await accountName(tx, draft.uploadedBy), decidedBy: draft.decidedBy && (await accountName(tx, draft.decidedBy)) };
  const differences = draft.state === 'OPEN' ? await differencesOfDraft(tx, draft) : [];
  return draftView(draft, { actor, names, differences, usedFrom: edition?.usedFrom ?? null, stale: newest !== draft.replaces });
}

export async function getDraft(tx: EntityManager, id: string): Promise<EditionDraft> {
  return tx.findOneByOrFail(EditionDraft, { id });
}

async function differencesOfDraft(tx: EntityManager, { file, sha256, replaces }: EditionDraft) {
  const read = async (sha: string): Promise<LawEntry[]> => entriesOf(file, (await textsOf(tx, { [file]: sha }))[file] ?? '');
  return differencesOf(await read(replaces), await read(sha256)).slice(0, MOST_DIFFERENCES);
}

async function textsInUse(tx: EntityManager): Promise<Record<string, string>> {
  return textsOf(tx, setAt(releasedFiles().set, await tx.find(Edition), registryNow()));
}

async function fileView(tx: EntityManager, name: string, entries: readonly LawEntry[], editions: readonly Edition[]): Promise<LawFileView> {
  const now = registryNow();
  const words = wordsOfFile(name);
  const own = editions.filter(({ file }) => file === name);
  const views: LawEditionView[] = [];
  for (const edition of own) {
    const names = { by: await accountName(tx, edition.uploadedBy), approvedBy: await accountName(tx, edition.approvedBy) };
    views.push(editionView(edition, releasedFiles().set[name], names));
  }
  const inUse = newestOf(
    own.filter(({ usedFrom }) => usedFrom <= now),
    name,
  );
  return {
    ...{ name, zh: words.zh, en: words.en, source: words.source[spoken()] },
    entries: entries.length,
    unsourced: entries.filter(({ doubts }) => doubts.length > 0).length,
    edition: views.find(({ draftId }) => draftId === inUse?.draftId) ?? null,
    planned: views.filter((_, index) => (own[index]?.usedFrom ?? now) > now),
  };
}

const holds = (entry: LawEntry, words: string): boolean => {
  const text = `${entry.group} ${entry.name} ${entry.source ?? ''} ${JSON.stringify(entry.value)}`.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
};
