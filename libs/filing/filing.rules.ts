import type { Facts, FilingFrame, FilingKind, FilingMove, FilingState } from '#libs/contract';
import { canonicalJson } from '#libs/kernel';
import { FILING_MOVES } from './filing.state.ts';

const FILER_MOVES: readonly FilingMove[] = ['edit', 'requestSignatures', 'submit', 'withdraw', 'restore'];

/** What the filer may do next. What was decided is withdrawn only while its day lies ahead, and comes back only from there. */
export const filerMoves = ({ state, effectiveOn }: Waiting, held: boolean, today: string): FilingMove[] =>
  FILER_MOVES.filter((move) => {
    if (held && STOPPED_BY_A_HOLD.includes(move)) return false;
    if (move === 'withdraw' && state === 'APPROVED') return waitsForItsDay({ state, effectiveOn }, today);
    if (move === 'restore') return state === 'WITHDRAWN' && effectiveOn !== null;
    return move in FILING_MOVES[state];
  });

type Waiting = { state: FilingState; effectiveOn: string | null };

/** Decided, and not yet in effect. */
export const waitsForItsDay = ({ state, effectiveOn }: Waiting, today: string): boolean =>
  state === 'APPROVED' && effectiveOn !== null && effectiveOn > today;

/** What waits while a named person's "not me" stands. Going back and ending stay open. */
export const STOPPED_BY_A_HOLD: readonly FilingMove[] = ['requestSignatures', 'submit', 'approve'];

/** Facts are changed in a draft only; the office never looks at moving text. */
export const isEditable = (state: FilingState): boolean => state === 'DRAFT';

/** States out of which the same person goes on with a matter, rather than begin it again. */
export const UNFINISHED: readonly FilingState[] = ['DRAFT', 'AWAITING_SIGNATURES', 'CORRECTION_REQUESTED'];

/** Whether nothing tells two drafts of something new apart: as yet without a name, and begun with the same answers. */
export const isSameBeginning = (one: Facts, other: Facts): boolean =>
  Object.keys(other).length > 0 && !other.name?.full && canonicalJson(one) === canonicalJson(other);

/** An untouched draft is kept for this long. */
export const DRAFT_KEPT_DAYS = 180;

/** Findings that stop the submission but not the invitation to sign (rules.md, last section). */
const SIGNING_RULES: readonly string[] = ['person.signature_missing', 'person.real_name_not_verified', 'dereg.commitment_incomplete'];

/** Someone named in the filing still has to act. A holder who is not named in it at all will never be asked. */
export const waitsForSignature = ({ rule, given }: { rule: string; given?: string }): boolean =>
  SIGNING_RULES.includes(rule) && !(rule === 'dereg.commitment_incomplete' && given === undefined);

/** Blocks no hand-in though its severity says so: an application in the face of an objection is decided, by ending the run (rules.md, severities). */
export const endsTheRun = ({ rule }: { rule: string }): boolean => rule === 'dereg.objection_received';

/** Filings that end an entity. One of them at a time is with the office. */
export const CLOSINGS: readonly FilingKind[] = ['deregistration', 'simplifiedDeregistration'];

/** The frame of a stored filing. */
export function frameOf(
  filing: FilingFrame | (Omit<FilingFrame, 'subject' | 'step'> & { subject: string | null; step: FilingFrame['step'] | null }),
): FilingFrame {
  return {
    kind: filing.kind,
    entityType: filing.entityType,
    jurisdiction: filing.jurisdiction,
    channel: filing.channel,
    ...(filing.subject ? { subject: filing.subject } : {}),
    ...(filing.step ? { step: filing.step } : {}),
  };
}

/** Spaces around a text and dots between the parts of a name are put right silently; what is absent stays absent. */
export function tidyFacts(facts: Facts): Facts {
  // Only texts and absent fields change, so facts stay facts.
  const tidy = tidied(facts) as Facts;
  return tidy.people ? { ...tidy, people: tidy.people.map((person) => ({ ...person, name: nameDots(person.name) })) } : tidy;
}

const nameDots = (name: string): string => name.replace(/[•‧・･．∙⋅]/gu, '·').replace(/\s*·\s*/gu, '·');

/** Trims texts, and makes wide digits of a phone number narrow; drops `null` and empty optional fields, but keeps an empty text where the field must be a text. */
function tidied(value: unknown, field = ''): unknown {
  if (typeof value === 'string') return field === 'phone' ? value.normalize('NFKC').trim() : value.trim();
  if (Array.isArray(value)) return value.map((entry) => tidied(entry));
  if (value === null || typeof value !== 'object') return value;
  const fields = Object.entries(value).map(([key, inner]): [string, unknown] => [key, tidied(inner, key)]);
  return Object.fromEntries(fields.filter(([key, inner]) => !((inner === '' || inner === null) && isOptional(field, key))));
}

const OPTIONAL: Record<string, readonly string[]> = {
  '': [
    'reservation',
    'parentName',
    'place',
    'town',
    'street',
    'doorNumber',
    'unit',
    'hostEntity',
    'issuingCountry',
    'version',
    'delegate',
    'status',
    'birthDate',
  ],
  name: ['reservation', 'parentName', 'place'],
  address: ['town', 'street', 'doorNumber', 'unit', 'hostEntity'],
  document: ['issuingCountry', 'version'],
  organisation: ['registerEntity', 'controlledBy', 'bodyKind'],
  fiveInOne: ['staffCount', 'phone', 'accountingSystem', 'salaryStartMonth', 'socialInsuranceHandler', 'taxAgent', 'financeOfficer'],
};
const isOptional = (field: string, key: string): boolean => (OPTIONAL[field] ?? []).includes(key);
