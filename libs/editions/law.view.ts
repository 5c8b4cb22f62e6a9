import type { LawDraftView, LawEditionView, LawEntryView } from '#libs/contract';
import { registryTime, type Actor } from '#libs/kernel';
import { spoken } from '#libs/platform';
import type { Edition, EditionDraft } from './edition.entity.ts';
import type { LawDifference } from './law-differences.rules.ts';
import type { LawEntry } from './law-entries.rules.ts';
import { wordsOfFile } from './law-file-words.ts';

export const entryView = (file: string, { group, name, from, to, source, doubts, value }: LawEntry): LawEntryView => ({
  ...{ file, group, name, from, to, value },
  source: source ?? wordsOfFile(file).source[spoken()],
  certain: doubts.length === 0,
  doubts: [...doubts],
});

export const editionView = (edition: Edition, released: string | undefined, names: { by: string; approvedBy: string }): LawEditionView => ({
  number: Number(edition.number),
  draftId: edition.draftId,
  usedFrom: registryTime(edition.usedFrom),
  uploadedBy: names.by,
  approvedBy: names.approvedBy,
  approvedAt: registryTime(edition.approvedAt),
  releaseChanged: edition.released !== released,
});

export interface AroundDraft {
  readonly actor: Actor;
  readonly names: { readonly by: string; readonly decidedBy: string | null };
  readonly differences: readonly LawDifference[];
  readonly usedFrom: Date | null;
  readonly stale: boolean;
}

export function draftView(draft: EditionDraft, { actor, names, differences, usedFrom, stale }: AroundDraft): LawDraftView {
  const { id, file, note, state, counts, uploadedBy, uploadedAt, decidedAt } = draft;
  const mayApprove = !stale && uploadedBy !== actor.userId;
  const shown = (entry: LawEntry | null): LawEntryView | null => entry && entryView(file, entry);
  return {
    ...{ id, file, note, state, counts },
    differences: differences.map(({ what, before, after }) => ({ what, before: shown(before), after: shown(after) })),
    uploadedBy: names.by,
    uploadedAt: registryTime(uploadedAt),
    decidedBy: names.decidedBy,
    decidedAt: decidedAt && registryTime(decidedAt),
    usedFrom: usedFrom && registryTime(usedFrom),
    stale: stale && state === 'OPEN',
    moves: state === 'OPEN' ? [...(mayApprove ? (['approve'] as const) : []), 'discard'] : [],
  };
}
