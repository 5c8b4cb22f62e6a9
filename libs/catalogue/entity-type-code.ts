import type { Facts, FilingFrame, InvestorFacts } from '#libs/contract';
import { foldedLike, isForeignHolder } from './foreign-holder.ts';
import type { Law } from './law.ts';

/** What the register knows of the entities that a filing names. */
export interface KnownEntities {
  readonly entities?: readonly {
    readonly id?: string;
    readonly entityType?: string;
    readonly entityTypeCode?: string;
    readonly unifiedSocialCreditCode?: string;
  }[];
}

/**
 * The four-digit code of the type, by who holds the entity. More than half of the subscribed capital is control; a branch takes its
 * parent's code. `undefined` where it cannot be told: an unknown parent, or a foreign holder, whose codes are another registry's.
 */
export function entityTypeCode(application: FilingFrame & Facts, law: Law, on: string, known: KnownEntities = {}): string | undefined {
  const entities = known.entities ?? [];
  if (application.kind !== 'establishment' && application.kind !== 'branchEstablishment') {
    return entities.find((entity) => entity.id === application.subject)?.entityTypeCode;
  }
  const row = law.entityTypes.all.find((one) => one.type === application.entityType);
  if (!row) return undefined;
  if (row.codes.always !== null) return row.codes.always;
  if (row.branch) {
    const parent = entities.find((entity) => entity.id === application.subject);
    // An old record may lack the code; where the type has one code only, the type tells it.
    const code = parent?.entityTypeCode ?? law.entityTypes.all.find((one) => one.type === parent?.entityType)?.codes.always;
    return code === undefined || code === null ? undefined : law.entityTypes.branchCode(code);
  }
  const investors = (application.investors ?? []).filter((investor) => investor !== null && typeof investor === 'object');
  if (investors.length === 0 || investors.some((investor) => isForeignHolder(law, application, investor, on))) return undefined;
  const only = investors.length === 1 ? investors[0] : undefined;
  if (only && row.codes.solePerson !== null) return soleCode(law, row.codes, only, entities);

  const shareOf = (found: readonly InvestorFacts[]): number => found.reduce((sum, investor) => sum + (Number(investor.subscribed) || 0), 0);
  const half = shareOf(investors) / 2;
  if (shareOf(investors.filter(isState)) > half) return row.codes.stateControlled ?? undefined;
  if (shareOf(investors.filter((investor) => investor.person !== undefined)) > half) return row.codes.personsControl ?? undefined;
  return row.codes.other ?? undefined;
}

function soleCode(
  law: Law,
  codes: {
    readonly solePerson: string | null;
    readonly soleControlledByPersons: string | null;
    readonly soleOther: string | null;
    readonly soleState: string | null;
  },
  only: InvestorFacts,
  entities: NonNullable<KnownEntities['entities']>,
): string | undefined {
  if (only.person !== undefined) return codes.solePerson ?? undefined;
  const holder = only.organisation;
  if (!holder) return undefined;
  if (holder.publicAdministration === true || isStateBody(holder.bodyKind)) return codes.soleState ?? undefined;
  const registered = entities.find((entity) => entity.id !== undefined && entity.id === holder.registerEntity);
  const byPersons =
    holder.controlledBy === undefined ? heldByPersons(law, registered?.entityTypeCode) : foldedLike(holder.controlledBy, 'naturalPersons');
  return (byPersons ? codes.soleControlledByPersons : codes.soleOther) ?? undefined;
}

/** Codes whose very name says that natural persons hold or control the company. */
const heldByPersons = (law: Law, code: string | undefined): boolean => {
  const name = code === undefined ? '' : (law.entityTypes.code(code)?.name ?? '');
  return /（(自然人独资|.*自然人投资或控股)/.test(name) && !name.includes('非自然人投资');
};

const isState = (investor: InvestorFacts): boolean =>
  investor.organisation !== undefined &&
  (isStateBody(investor.organisation.bodyKind) ||
    investor.organisation.publicAdministration === true ||
    /^STATE_/.test(investor.organisation.bodyKind ?? '') ||
    foldedLike(investor.organisation.controlledBy, 'state'));

/** The state itself, through the office that holds its shares. */
const isStateBody = (bodyKind: string | undefined): boolean =>
  /^(STATE|GOVERNMENT|STATE_ASSETS?_(AUTHORITY|COMMISSION|OFFICE))$/.test(bodyKind ?? '');
