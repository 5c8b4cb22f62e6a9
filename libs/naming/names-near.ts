import type { EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import { comparedKeys, isIndividual, isNoIndustry, nameKeys, nameWanted, wordingsNear, type Application } from '#libs/findings';
import { industryKey, lettersOf, soundKeysAsked, type RegisterEntity, type RegisterName } from '#libs/register';
import { poolOf } from './naming.rules.ts';

/** What a name is looked for by. Whoever can raise a finding is found by one of these; the rules then judge (README, "Why nothing is missed"). */
export interface Near {
  pool: string;
  normalised: string;
  letters: string;
  /** Individual businesses and enterprises are compared among their own; a change may be of either. */
  individual: boolean[];
  /** As stated, and as the whole text reads: they may be told apart otherwise. */
  tradeNames: string[];
  /** The industry in the very same words: the gravest finding must not be hidden behind many that only mean the same. */
  worded: string[];
  /** Wordings of one industry with it, and no industry at all; `null` where it has none itself, and every industry counts. */
  sameIndustry: string[] | null;
  nearIndustry: string[];
  sounds: string[];
  soundIndustries: number[];
}

/** Rows that one index may give of reservations, which are few. */
const SAME = 60;
const FEW = 20;

export function nearTo(law: Law, application: Application): Near {
  const name = nameWanted(application, law.names);
  const pool = poolOf(application.jurisdiction);
  const full = name?.full ?? '';
  const readings = [nameKeys(full, law.names), comparedKeys(full, law.names, name)].filter(({ tradeName }) => tradeName !== '');
  const tradeNames = [...new Set(readings.map(({ tradeName }) => tradeName))];
  const terms = [...new Set(readings.map(({ industryTerm }) => industryTerm))];
  const named = terms.filter((term) => !isNoIndustry(term, law.names));
  const none = ['', ...law.names.industries.noIndustry];
  const wordings = named.map((term) => wordingsNear(term, law.names));
  const hasNone = named.length < terms.length;
  const same = [...new Set(wordings.flatMap((one) => one.same))];
  const founding = application.kind === 'establishment';
  const individual = founding ? [isIndividual(application.entityType, full, law.names)] : [true, false];
  const sounds = tradeNames.flatMap((tradeName) =>
    individual.flatMap((one) => soundKeysAsked({ pool, individual: one, tradeName }, named.length > 0)),
  );
  return {
    pool,
    normalised: nameKeys(full, law.names).normalised,
    letters: lettersOf(nameKeys(full, law.names).normalised),
    individual,
    tradeNames,
    worded: [...new Set(wordings.flatMap((one) => one.worded))],
    sameIndustry: hasNone ? null : [...same, ...none],
    nearIndustry: [...new Set(wordings.flatMap((one) => one.near))],
    sounds: [...new Set(sounds)],
    soundIndustries: [...new Set([...same, ...(hasNone ? none : [])].map(industryKey))],
  };
}

/** How many rows a question may give: few at first, many where the few say nothing. */
export const AT_FIRST = 12;
export const AT_LENGTH = 1_000;

/** A name of the register with its bearer, and which questions to an index found it. */
export interface NameFound {
  nameId: string;
  by: string[];
  full: string;
  parts: RegisterName['parts'];
  until: string | null;
  id: string;
  unifiedSocialCreditCode: string | null;
  registrationNumber: string | null;
  entityType: RegisterEntity['entityType'];
  entityTypeCode: RegisterEntity['entityTypeCode'];
  registry: RegisterEntity['registry'];
  state: RegisterEntity['state'];
  stateOn: string | null;
  establishedOn: string | null;
  registeredCapital: string | null;
  legacy: RegisterEntity['legacy'];
}

/**
 * The names of the register near it, each found by an index that stops early, and read at once. One plain query: a common trade name has
 * some hundred neighbours, and making each an entity took longer than finding it.
 */
export async function namesNear(tx: EntityManager, near: Near, most: number): Promise<NameFound[]> {
  if (near.normalised === '') return [];
  return tx.query(
    `with answers as (
       (select id, 'same' as by from register_name where pool = $1 and normalised = $2 limit $10)
       union all (select id, 'letters' from register_name where pool = $1 and letters = $3 limit $10)
       union all select one.id, 'industry ' || i || t from unnest($4::text[]) t, unnest($5::boolean[]) i, lateral
         (select id from register_name where pool = $1 and trade_name = t and individual = i
             and ($6::text[] is null or industry_term = any($6)) limit $10) one
       union all select one.id, 'worded ' || i || t from unnest($4::text[]) t, unnest($5::boolean[]) i, lateral
         (select id from register_name where pool = $1 and trade_name = t and individual = i and industry_term = any($11) limit $10) one
       union all select one.id, 'near ' || i || t from unnest($4::text[]) t, unnest($5::boolean[]) i, lateral
         (select id from register_name where pool = $1 and trade_name = t and individual = i and industry_term = any($7) limit $10) one
       union all select one.name_id, k::text from unnest($8::bigint[]) k, lateral
         (select name_id from register_name_key where key = k and industry = any($9::integer[]) limit $10) one),
     found as materialized (select id, array_agg(by) as by from answers group by id)
     select found.id as "nameId", by, "full", parts, until::text as until, e.id, unified_social_credit_code as "unifiedSocialCreditCode",
            registration_number as "registrationNumber", entity_type as "entityType", entity_type_code as "entityTypeCode", registry, state,
            state_on::text as "stateOn", established_on::text as "establishedOn", registered_capital as "registeredCapital", legacy
       from found join register_name n on n.id = found.id join register_entity e on e.id = n.entity_id order by found.id`,
    [...placeOf(near), near.tradeNames, near.individual, near.sameIndustry, near.nearIndustry, near.sounds, near.soundIndustries, most, near.worded],
  );
}

/** Ids of the reservations that stand and are near it, or are quoted. They are few beside the register. */
export async function reservationsNear(tx: EntityManager, near: Near, quoted: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `select id from name_reservation where code = $4 and ended_at is null
     union (select id from name_reservation where pool = $1 and normalised = $2 and ended_at is null limit ${SAME})
     union (select id from name_reservation where pool = $1 and letters = $3 and ended_at is null limit ${FEW})
     union select one.id from unnest($5::text[]) t, lateral
       (select id from name_reservation where pool = $1 and trade_name = t and ended_at is null limit ${SAME}) one
     union select one.reservation_id from unnest($6::bigint[]) k, lateral
       (select reservation_id from name_reservation_key join name_reservation on id = reservation_id
         where key = k and industry = any($7::integer[]) and ended_at is null limit ${SAME}) one`,
    [...placeOf(near), quoted, near.tradeNames, near.sounds, near.soundIndustries],
  );
  return rows.map(({ id }) => id);
}

const placeOf = ({ pool, normalised, letters }: Near): string[] => [pool, normalised, letters];
