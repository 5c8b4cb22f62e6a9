import type { EntityManager } from 'typeorm';
import type { Facts } from '#libs/contract';
import type { NameKeys } from '#libs/findings';
import { newId, registryNow } from '#libs/kernel';
import { seal } from '#libs/platform';
import { lettersOf } from './enter-in-register.ts';
import type { OtherNumber } from './keep-numbers.ts';
import { soundKeysOf } from './name-index.ts';
import type { Standing } from './register.entity.ts';
import { addressKey } from './register.rules.ts';

/** An entity of an older register, as it is taken over: its first version here. */
export interface TakenOver {
  standing: Standing;
  stateOn: string | null;
  establishedOn: string | null;
  facts: Facts;
  /** Numbers that other offices gave it. */
  otherNumbers: readonly OtherNumber[];
  name: { full: string; keys: NameKeys; individual: boolean };
}

/** Enters many entities of an older register at once, with versions, names and the index of sounds. The caller has seen to it that none is here. */
export async function takeOver(tx: EntityManager, entities: readonly TakenOver[], today: string): Promise<void> {
  if (entities.length === 0) return;
  const recordedAt = registryNow();
  const rows = entities.map((one) => ({ ...one, id: newId(), versionId: newId(), nameId: newId() }));
  await tx.query(
    `insert into register_entity (id, unified_social_credit_code, registration_number, organization_code, entity_type, entity_type_code, registry,
                                  state, state_on, established_on, registered_capital, address_key, legacy)
     select id, code, registration_number, organization_code, entity_type, entity_type_code, registry, state, state_on, established_on, capital, address_key, '{}'
       from jsonb_to_recordset($1::jsonb) as given(id uuid, code text, registration_number text, organization_code text, entity_type text,
            entity_type_code text, registry text, state text, state_on date, established_on date, capital bigint, address_key text)`,
    [
      JSON.stringify(
        rows.map(({ id, standing, stateOn, establishedOn, facts }) => ({
          ...{
            id,
            code: standing.unifiedSocialCreditCode,
            registration_number: standing.registrationNumber,
            organization_code: standing.organizationCode,
          },
          ...{ entity_type: standing.entityType, entity_type_code: standing.entityTypeCode, registry: standing.registry, state: standing.state },
          ...{ state_on: stateOn, established_on: establishedOn, capital: facts.registeredCapital ?? null },
          address_key: facts.address ? addressKey(facts.address.text) : null,
        })),
      ),
    ],
  );
  await tx.query(
    `insert into register_version (id, entity_id, version, facts, sealed, valid_from, recorded_at, kind, standing)
     select id, entity_id, 1, facts, sealed, valid_from, $2, 'import', standing
       from jsonb_to_recordset($1::jsonb) as given(id uuid, entity_id uuid, facts jsonb, sealed text, valid_from date, standing jsonb)`,
    [
      JSON.stringify(
        rows.map(({ id, versionId, facts, standing, establishedOn }) => ({
          ...{ id: versionId, entity_id: id, facts, sealed: seal({}, versionId), standing, valid_from: establishedOn ?? today },
        })),
      ),
      recordedAt,
    ],
  );
  await enterNames(tx, rows);
  await enterNumbers(tx, rows);
}

async function enterNumbers(tx: EntityManager, rows: readonly (TakenOver & { id: string })[]): Promise<void> {
  const numbers = rows.flatMap(({ id, otherNumbers }) => otherNumbers.map((one) => ({ ...one, id })));
  if (numbers.length === 0) return;
  await tx.query(
    'insert into register_number (number, kind, entity_id) select * from unnest($1::text[], $2::text[], $3::uuid[]) on conflict do nothing',
    [numbers.map(({ number }) => number), numbers.map(({ kind }) => kind), numbers.map(({ id }) => id)],
  );
}

type Named = TakenOver & { id: string; nameId: string };

async function enterNames(tx: EntityManager, rows: readonly Named[]): Promise<void> {
  const names = rows.map(({ id, nameId, standing, name: { full, keys, individual } }) => ({
    ...{ id: nameId, entity_id: id, pool: (standing.registry ?? '').slice(0, 4), full, individual, branch: standing.entityType === 'COMPANY_BRANCH' },
    ...{
      normalised: keys.normalised,
      trade_name: keys.tradeName,
      pinyin: keys.pinyin,
      industry_term: keys.industryTerm,
      letters: lettersOf(keys.normalised),
    },
  }));
  await tx.query(
    `insert into register_name (id, entity_id, pool, "full", normalised, trade_name, pinyin, industry_term, individual, letters, parts)
     select id, entity_id, pool, "full", normalised, trade_name, pinyin, industry_term, individual, letters, '{}'
       from jsonb_to_recordset($1::jsonb) as given(id uuid, entity_id uuid, pool text, "full" text, normalised text, trade_name text, pinyin text,
            industry_term text, individual boolean, letters text)`,
    [JSON.stringify(names)],
  );
  const keys = names
    .filter(({ branch }) => !branch)
    .flatMap(({ id, pool, individual, trade_name, industry_term }) =>
      soundKeysOf({ pool, individual, tradeName: trade_name, industryTerm: industry_term }).map((row) => ({ ...row, id })),
    );
  await tx.query(
    'insert into register_name_key (key, industry, name_id) select * from unnest($1::bigint[], $2::integer[], $3::uuid[]) on conflict do nothing',
    [keys.map(({ key }) => key), keys.map(({ industry }) => industry), keys.map(({ id }) => id)],
  );
}
