import { addYears, isDate } from '#libs/kernel';
import type { NameFacts } from '#libs/contract';
import type { NameLaw, NameRegime } from '#libs/catalogue';
import { comparedKeys, keysOfStanding, type ComparedKeys } from './name-keys.ts';
import { documentsHandedIn, type NameMatter } from './name-matter.ts';
import { reservationEnd } from './name-reservation.ts';
import { tidy } from './name-text.ts';
import type { WorldEntity } from './world.ts';

/** Why a name counts: registered, kept by somebody, or given up a short time ago. */
export type PoolState = 'registered' | 'reserved' | 'open' | 'deregistered' | 'renamed';

export interface PoolName {
  full: string;
  keys: ComparedKeys;
  state: PoolState;
  /** Of an individual business; those and enterprises are compared among their own, but for identical texts. */
  individual: boolean;
  /** Of a branch: only identical texts count. */
  branch: boolean;
  /** A relation of investment, or an authorisation. */
  related: boolean;
  transferred: boolean;
}

export interface Pool {
  names: readonly PoolName[];
}

/** Individual businesses and enterprises are compared among their own; an old record may tell by its name only. */
export const isIndividual = (type: string | undefined, full: string, law: NameLaw): boolean =>
  law.forms.individualTypes.some((one) => one === type) || (type === undefined && /个体工商户/u.test(full));

/** All names that the new one is compared with on that day: the whole list of the world, for who made it chose the pool (names.md 4.1). */
export function poolOf(matter: NameMatter): Pool {
  const { world, names, on, self, application } = matter;
  const isRelated = relationTo(matter);
  const others = (world.entities ?? []).filter((one) => one !== self || self === undefined);
  const fromEntities = others.flatMap((entity): PoolName[] => {
    const shared = {
      individual: isIndividual(entity.entityType, entity.name ?? '', names),
      branch: entity.entityType === 'COMPANY_BRANCH',
      related: isRelated(entity),
      transferred: isTransferred(matter, entity),
    };
    const state = stateOf(entity, matter.regime, on);
    const current =
      entity.name !== undefined && state
        ? [{ full: entity.name, keys: keysOfStanding(entity.name, names, partsOfEntity(entity)), state, ...shared }]
        : [];
    const former = formerNames(entity)
      .filter(({ until }) => isDate(until) && on < addYears(until, matter.regime.cooling.changedYears))
      .map(({ name }) => ({ full: name, keys: comparedKeys(name, names), state: 'renamed' as const, ...shared }));
    return [...current, ...former];
  });

  const plain = { individual: false, branch: false, related: false, transferred: false };
  const reserved = (world.reservations ?? [])
    .filter((one) => one.applicants !== 'own' && one.id !== application.name?.reservation && on <= reservationEnd(one, names))
    .flatMap(({ name }) => (name === undefined ? [] : [{ full: name, keys: comparedKeys(name, names), state: 'reserved' as const, ...plain }]));
  const open = (world.openFilings ?? [])
    .filter((one) => one.applicants !== 'own')
    .flatMap(({ name, tradeName, industryTerm }) =>
      name === undefined ? [] : [{ full: name, keys: comparedKeys(name, names, { tradeName, industryTerm }), state: 'open' as const, ...plain }],
    );
  const branches = (world.branches ?? [])
    .filter(({ name, state }) => name !== undefined && state !== 'deregistered' && name !== self?.name)
    .map(({ name = '' }) => ({ full: name, keys: comparedKeys(name, names), state: 'registered' as const, ...plain, branch: true }));
  return { names: [...fromEntities, ...reserved, ...open, ...branches] };
}

const partsOfEntity = (entity: WorldEntity): Partial<Pick<NameFacts, 'division' | 'tradeName' | 'industryTerm' | 'organizationalForm'>> => ({
  division: entity.division,
  tradeName: entity.tradeName,
  industryTerm: entity.industryTerm,
  organizationalForm: entity.organizationalForm,
});

const CANCELLED = ['cancelled', 'registrationCancelled'];

/** `undefined`: the name is free again. */
function stateOf(entity: WorldEntity, { cooling }: NameRegime, on: string): PoolState | undefined {
  const state = entity.state ?? 'registered';
  const since = entity.stateOn;
  const cools = (years: number | null): boolean => years !== null && isDate(since) && on < addYears(since, years);
  if (state === 'deregistered') return cools(cooling.deregisteredYears) ? 'deregistered' : undefined;
  if (CANCELLED.includes(state)) return cools(cooling.cancelledYears) ? 'deregistered' : undefined;
  if (state === 'licenceRevoked' && cools(cooling.revokedYears)) return 'deregistered';
  return state === 'licenceRevoked' && !cooling.revokedStaysInPool ? undefined : 'registered';
}

/** Registers write former names in several ways: a list, or one beside the entity; under the last day found the name was given up. */
function formerNames(entity: WorldEntity): { name: string; until: string }[] {
  const listed: readonly unknown[] = Array.isArray(entity.formerNames) ? entity.formerNames : [];
  const loose: Readonly<Record<string, unknown>> = { ...entity };
  const beside = Object.entries(loose).filter(([key]) => /former|previous|renam|nameChange|givenUp/iu.test(key));
  const single = { ...Object.fromEntries(beside), name: loose['formerName'] ?? loose['previousName'] };
  return [...listed, single].flatMap((one) => {
    if (one === null || typeof one !== 'object') return [];
    const fields: Readonly<Record<string, unknown>> = { ...one };
    const until = isDate(fields['until']) ? fields['until'] : Object.values(fields).filter(isDate).sort().at(-1);
    return typeof fields['name'] === 'string' ? [{ name: fields['name'], until: until ?? '' }] : [];
  });
}

/** Holder and held, either way round; or a paper that shows the relation or the authorisation. Said once, asked of every entity. */
function relationTo(matter: NameMatter): (entity: WorldEntity) => boolean {
  const { application, world, self, names, name } = matter;
  const { relation, authorisation } = names.forms.documents;
  if (documentsHandedIn(matter, [...relation, ...authorisation])) return () => true;
  const holders = (application.investors ?? []).flatMap(({ organisation }) =>
    organisation ? [organisation.registerEntity, tidy(organisation.name), organisation.unifiedSocialCreditCode] : [],
  );
  const own = [self?.name, name.full].flatMap((one) => (one === undefined ? [] : [tidy(one)]));
  const running = (world.investments ?? []).filter((one) => one.holder !== undefined && (one.to ?? '9999-12-31') >= matter.on);
  const holdsUs = running.filter((one) => own.includes(tidy(one.inName ?? ''))).map((one) => one.holder);
  const isHeld = running.filter((one) => one.holder === self?.id).map((one) => tidy(one.inName ?? ''));
  const related = new Set([...holders, ...holdsUs, ...isHeld].filter((one) => one !== undefined && one !== ''));
  return ({ id, name: full, unifiedSocialCreditCode }) =>
    related.size > 0 && [id, tidy(full ?? ''), unifiedSocialCreditCode].some((one) => one !== undefined && related.has(one));
}

/** The name was handed over to the applicants, by the register's note or a paper. */
function isTransferred(matter: NameMatter, entity: WorldEntity): boolean {
  const loose: Readonly<Record<string, unknown>> = { ...entity };
  const noted = loose['nameTransferredTo'] ?? loose['nameTransferred'];
  return noted === true || noted === 'own' || documentsHandedIn(matter, matter.names.forms.documents.transfer);
}
