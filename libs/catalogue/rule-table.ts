import type { EntityType } from '#libs/contract';
import { within } from '#libs/kernel';
import { ENTITY_TYPES } from './entity-type-names.ts';
import { entryOf, jsonRows, refuseOverlaps, type DatedRow, type Entry, type LawFiles } from './law-file.ts';

/**
 * Every rule that a finding asks, and the values it carries. `number?` may be `null`: no limit.
 * A rule without values is a switch: it holds, or it does not. A trailing `[]` marks rules of which several rows may hold on one day.
 */
export const RULE_SHAPES = {
  // ---- who holds it -------------------------------------------------------------------------------------------------
  /** Number of holders, partners, promoters or members. */
  holders: { min: 'number', max: 'number?' },
  /** Exactly one investor, a natural person. */
  exactlyOnePerson: {},
  /** At least so many general partners; a limited partner must not manage. */
  generalPartners: { min: 'number' },
  /** Kinds of bodies that must not be general partner. */
  barredGeneralPartners: { bodyKinds: 'texts' },
  /** Some partner manages; an organisation that does so names a delegate. */
  managingPartner: {},
  /** A natural person holds no second sole-holder company. `typeCodes`: entity type codes of such companies. */
  onePersonOneSoleCompany: { typeCodes: 'texts' },
  /** A natural person's sole-holder company founds no other: `typeCodes` of the founder. */
  soleCompanyFoundsNone: { typeCodes: 'texts' },
  /** Least share of farmers, 0 to 1. */
  farmerShare: { min: 'number' },
  /** Up to `smallUpTo` members `smallMax` organisations, above that at most `largeShare` of the members. */
  organisationMembers: { smallUpTo: 'number', smallMax: 'number', largeShare: 'number' },
  /** Units with public administration are no members. */
  noPublicBodies: {},
  /** `investors[*].status` words that an officer decides on. */
  doubtfulInvestorStatus: { statuses: 'texts' },
  /** Natural investors below this age go to an officer. */
  investorAge: { min: 'number' },
  /** With composition FAMILY, people of `role` are listed. */
  familyMembers: { role: 'text' },
  /** Papers and kinds of bodies that make a holder foreign. A body kind that begins with one of `bodyKinds` counts. */
  foreignHolder: { documents: 'texts', bodyKinds: 'texts' },
  /** The city's registry decides on these types, not the county's. */
  cityRegistry: {},
  /** Channels in which a foreign holder can be handled. */
  foreignHolderChannel: { channels: 'texts' },

  // ---- people and posts ---------------------------------------------------------------------------------------------
  /** People with one of these roles, and a sole investor, are at least so old. */
  age: { min: 'number', roles: 'texts' },
  /** Every person named proves identity. */
  realName: {},
  /** The paper is issued from that day on (`version` of the paper, or null for any). */
  'identityPaperIssued[]': { type: 'text', version: 'text?', issuedFrom: 'date' },
  /** Exactly one person is legal representative. */
  legalRepresentative: {},
  /** Posts of which the legal representative holds one. Where `loneDirector`, the only director counts as executive director. */
  legalRepresentativePosts: { posts: 'texts', loneDirector: 'flag' },
  /** A supervisor is needed; may be waived by all holders; an audit committee may stand in. */
  supervisors: { waivable: 'flag', auditCommittee: 'flag' },
  /** Limits of a supervisory board; `alsoFewer` are smaller numbers allowed beside. */
  supervisoryBoard: { min: 'number', max: 'number?', alsoFewer: 'numbers' },
  /** A supervisor holds none of these roles in the same entity. */
  supervisorConflicts: { roles: 'texts' },
  /** Directors: `one` says that a single one may stand in for a board. */
  board: { min: 'number', max: 'number?', one: 'flag', roles: 'texts' },
  /** Longest term of a director, in years. */
  directorTerm: { years: 'number' },
  /** From so many employees on, without a staff supervisor, a staff director is needed. */
  staffDirector: { employees: 'number', directorRoles: 'texts', supervisorRoles: 'texts' },
  /**
   * An entry of the list of post restrictions with one of `causes` bars from `roles`; raises `finding`. An entry that states no end lasts
   * `years` from its first day, or, where that is null, as long as it stands.
   */
  'postBan[]': { causes: 'texts', roles: 'texts', years: 'number?', finding: 'text' },
  financeOfficer: {},
  liaisonOfficer: {},
  /** A person of this role is needed. */
  personInCharge: { role: 'text' },
  operator: { role: 'text' },

  // ---- the one form -------------------------------------------------------------------------------------------------
  /** Fields of `fiveInOne` that may not be empty. */
  oneForm: { fields: 'texts' },

  // ---- capital ------------------------------------------------------------------------------------------------------
  capitalRequired: {},
  /** The field to which the subscriptions add up. */
  capitalSum: { field: 'text' },
  /** A contribution is paid or has a due date. */
  contributionDueDate: {},
  /** Paid within so many years of establishment, or of the increase. */
  capitalTerm: { years: 'number' },
  /** Paid in full before establishment. */
  fullPayment: {},
  contributionMethods: { forbidden: 'texts' },
  limitedPartnerMethods: { forbidden: 'texts' },
  /** Post-approval item whose permit asks a least capital, in fen. */
  'tradeCapital[]': { item: 'text', minimum: 'number' },
  /** Scope keywords, least capital in fen, contribution method it must be paid in. */
  privateFunding: { keywords: 'texts', minimum: 'number', method: 'text' },
  /** Days between publication of a reduction and its filing. */
  reductionWait: { days: 'number' },
  /** Registered before, due after: shorten the term by. */
  capitalTransition: { registeredBefore: 'date', dueAfter: 'date', shortenBy: 'date' },

  // ---- scope --------------------------------------------------------------------------------------------------------
  scopeRequired: {},
  /** Longest scope in characters, items joined by one separator. */
  scopeLength: { max: 'number' },
  /** A permit is valid on the filing date; with a stated term that decides. */
  permitTerm: {},
  /** Without a stated term a permit counts so many days from approval. */
  permitWithoutTerm: { days: 'number' },
  /** With a post-approval item the commitment to get the permit first is signed. */
  dualNotificationCommitment: {},
  /** Words that a scope item may hold only with the licence for them. */
  financeWordsInScope: { words: 'texts' },

  // ---- address ------------------------------------------------------------------------------------------------------
  doorNumber: { exceptUses: 'texts' },
  /** In a home: consent of the owners concerned; and none of these trades, by keyword or by catalogue item. */
  residentialUse: { keywords: 'texts', excludeKeywords: 'texts', items: 'texts' },
  /** At a cluster address: none of these post-approval items, and no pre-approval item. */
  clusterUse: { items: 'texts' },
  /** More live entities than this at one address go to an officer. */
  addressCrowd: { max: 'number' },
  /** Of this use only individual businesses may make a platform address. */
  noPlatformAddress: { propertyUse: 'text' },
  addressCommitment: {},

  // ---- branches and changes -----------------------------------------------------------------------------------------
  branchParents: { types: 'texts' },
  /** Days within which the parent files the branch at its own registry. */
  parentRecordsBranch: { days: 'number' },
  /** Days from the decision; `notFor` items, and with `exceptReduction` a reduction of capital, are not asked. */
  changeDeadline: { days: 'number', notFor: 'texts', exceptReduction: 'flag' },
  /** A change of `item` is signed by the person it names. */
  changeSignedByNew: { item: 'text' },
  /** A change of the operator outside the family is no change. */
  operatorIsFixed: {},
  /** Listed for one of `causes`, every change includes one of `items`. */
  unreachableMovesFirst: { causes: 'texts', items: 'texts' },

  // ---- the end ------------------------------------------------------------------------------------------------------
  /**
   * The edition of simplified deregistration on the day of the notice. No row: the type may not use it. Without `notice` nothing is
   * published and the registry waits `objectionDays`. `windowDays` null: not limited. `exclusions`: finding codes that this edition knows.
   */
  simplifiedDeregistration: {
    edition: 'text',
    notice: 'flag',
    noticeDays: 'number',
    windowDays: 'number?',
    objectionDays: 'number?',
    decisionWorkingDays: 'number',
    /** An objection stops the run until it is dealt with; otherwise it ends it at once. */
    objectionPauses: 'flag',
    grounds: 'texts',
    exclusions: 'texts',
    excludedTypeCodes: 'texts',
  },
  /**
   * Winding a firm up: within how many days of the dissolution the group is filed, how long its creditors are called. `published`: without the
   * notice on the publicity system nobody applies for the end; before, a newspaper called them.
   */
  liquidation: { groupDays: 'number', noticeDays: 'number', published: 'flag' },
  /** How long a firm may be heard before its licence is revoked, and how long a striking off is public. */
  hearing: { revocationWorkingDays: 'number', strikingOffDays: 'number' },
  /** Live branches are deregistered first. */
  branchesFirst: {},

  // ---- licence papers -----------------------------------------------------------------------------------------------
  /** Papers that a conversion to one code takes in. */
  conversionPapers: { papers: 'texts' },
  /** Paper handed back or published void on change and deregistration. */
  surrender: { paper: 'text' },
  /** Proof that a loss was published. */
  lossPublication: { paper: 'text' },
} as const;

type ShapeWord = 'number' | 'number?' | 'numbers' | 'text' | 'text?' | 'texts' | 'flag' | 'date';

interface ShapeTypes {
  number: number;
  'number?': number | null;
  numbers: readonly number[];
  text: string;
  'text?': string | null;
  texts: readonly string[];
  flag: boolean;
  date: string;
}

type Shapes = typeof RULE_SHAPES;
type KeyOf<Name extends string> = Name extends keyof Shapes ? Name : `${Name}[]` extends keyof Shapes ? `${Name}[]` : never;
type Plain<Key> = Key extends `${infer Name}[]` ? Name : Key;

/** Names of all rules. */
export type RuleName = Plain<keyof Shapes>;

export type RuleValues<Name extends RuleName> = {
  readonly [Field in keyof Shapes[KeyOf<Name>]]: Shapes[KeyOf<Name>][Field] extends keyof ShapeTypes ? ShapeTypes[Shapes[KeyOf<Name>][Field]] : never;
};

/** One edition of one rule: from when to when, for whom, why, and with what values. */
export interface Rule<Name extends RuleName = RuleName> extends DatedRow {
  readonly rule: Name;
  /** `null`: all. */
  readonly entityTypes: readonly EntityType[] | null;
  /** Keys of the sources of law, or `own rule`. */
  readonly source: string;
  /** `false`: not found in a source; never blocks by itself. */
  readonly certain: boolean;
  readonly values: RuleValues<Name>;
}

export interface RuleTable {
  /** The edition that holds for this type on that day; `undefined` when none does. */
  find<Name extends RuleName>(name: Name, entityType: EntityType, on: string): Rule<Name> | undefined;
  /** All that hold: for rules of which several may. */
  all<Name extends RuleName>(name: Name, entityType: EntityType, on: string): readonly Rule<Name>[];
  /** Every row, for the page that shows the law with its sources. */
  readonly rows: readonly Rule[];
}

const FILE = 'rules.json';
const shapes: Readonly<Record<string, Readonly<Record<string, ShapeWord>>>> = RULE_SHAPES;

export function ruleTableFrom(files: LawFiles): RuleTable {
  const rows = jsonRows(files, FILE).map(ruleRow);
  const single = rows.filter((row) => shapes[row.rule] !== undefined);
  refuseOverlaps(
    FILE,
    single.flatMap((row) => (row.entityTypes ?? ENTITY_TYPES).map((type) => ({ key: `${row.rule} ${type}`, from: row.from, to: row.to }))),
  );
  for (const key of Object.keys(RULE_SHAPES)) {
    if (!rows.some((row) => row.rule === key.replace('[]', ''))) throw entryOf(FILE, key).broken('no row of this rule');
  }
  const byName = new Map<string, Rule[]>();
  for (const row of rows) byName.set(row.rule, [...(byName.get(row.rule) ?? []), row]);

  function all<Name extends RuleName>(name: Name, entityType: EntityType, on: string): readonly Rule<Name>[] {
    const found = (byName.get(name) ?? []).filter((row) => within(row, on) && (row.entityTypes === null || row.entityTypes.includes(entityType)));
    // The table is keyed by the very name asked, and `ruleRow` has checked the values against that name's shape.
    return found as unknown as readonly Rule<Name>[];
  }
  return { rows, all, find: (name, entityType, on) => all(name, entityType, on)[0] };
}

function ruleRow(value: unknown, index: number): Rule {
  const unnamed = entryOf(FILE, `row ${index}`);
  const row = unnamed.object(value, ['rule', 'entityTypes', 'from', 'to', 'source', 'certain', 'values', 'note']);
  const rule = unnamed.text(row['rule'], 'rule');
  const entry = entryOf(FILE, `row ${index} (${rule})`);
  const shape = shapes[rule] ?? shapes[`${rule}[]`];
  if (shape === undefined) throw entry.broken('no such rule');
  const dates = entry.dates(row);
  return {
    // The name is a key of the shapes, as just seen.
    rule: rule as RuleName,
    entityTypes:
      row['entityTypes'] === undefined
        ? null
        : entry.list(row['entityTypes'], 'entityTypes').map((one) => entry.oneOf(one, ENTITY_TYPES, 'entityTypes')),
    ...dates,
    source: entry.text(row['source'], 'source'),
    certain: row['certain'] === undefined ? true : entry.flag(row['certain'], 'certain'),
    // Each field is checked against its word just here.
    values: ruleValues(entry, shape, row['values']),
  };
}

function ruleValues(entry: Entry, shape: Readonly<Record<string, ShapeWord>>, value: unknown): Record<string, unknown> {
  const values = entry.object(value ?? {}, Object.keys(shape));
  return Object.fromEntries(Object.entries(shape).map(([field, word]) => [field, checked(entry, word, values[field], `values.${field}`)]));
}

function checked(entry: Entry, word: ShapeWord, value: unknown, field: string): unknown {
  switch (word) {
    case 'number':
      return entry.number(value, field);
    case 'number?':
      return value === null ? null : entry.number(value, field);
    case 'numbers':
      return entry.list(value, field).map((one) => entry.number(one, field));
    case 'text':
      return entry.text(value, field);
    case 'text?':
      return entry.optionalText(value, field);
    case 'texts':
      return entry.texts(value, field);
    case 'flag':
      return entry.flag(value, field);
    case 'date':
      return entry.date(value, field);
  }
}
