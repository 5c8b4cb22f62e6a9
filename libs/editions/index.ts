export { approveDraft } from './approve-draft.ts';
export { discardDraft } from './discard-draft.ts';
export { Edition, EditionDraft, LawText, LawVersion } from './edition.entity.ts';
export { EditionsModule } from './editions.module.ts';
export { lawDue, lawNow, lawOfVersion, putInPlace, useLaw } from './law-now.ts';
export { ROLE_LABELS } from './role-labels.ts';
export { uploadDraft, type Correction } from './upload-draft.ts';
export { referenceOn } from './reference.queries.ts';
