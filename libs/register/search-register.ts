import type { EntityManager } from 'typeorm';
import type { EntityType, RegisterRow, RegisterSearchView } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { nameKeys, normaliseText } from '#libs/findings';

const SHOWN = 30;
/** So many of those found are put in order; who finds more asks more closely. */
const LOOKED_AT = 500;

export interface RegisterQuestion {
  q: string;
  district?: string;
  state?: string;
}

const COLUMNS = `coalesce(e.unified_social_credit_code, e.registration_number, '') as code, e.entity_type as "entityType", e.registry, e.state,
  to_char(e.established_on, 'YYYY-MM-DD') as "establishedOn"`;

interface Found extends RegisterRow {
  entityType: EntityType | null;
}

/**
 * Finds entities by code, or by part of the name they bear. Width, separators, spaces and traditional forms make no difference, nor does
 * how the end and the division of a whole name are written.
 */
export async function searchRegister(tx: EntityManager, { q, district, state }: RegisterQuestion): Promise<RegisterSearchView> {
  const code = q.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase();
  const plain = normaliseText(q);
  if (plain === '') return { rows: [], more: false, hint: 'noLetters' };
  const filter = [district ?? null, state ?? null];
  const rows: Found[] = /^([0-9A-HJ-NPQRTUWXY]{18}|\d{15})$/.test(code) ? await byCode(tx, code, filter) : await byName(tx, plain, q, filter);
  return { rows: rows.slice(0, SHOWN), more: rows.length > SHOWN, hint: 'none' };
}

const byCode = (tx: EntityManager, code: string, filter: (string | null)[]): Promise<Found[]> =>
  tx.query(
    `select coalesce(n.full, '') as name, ${COLUMNS} from register_entity e left join register_name n on n.entity_id = e.id and n.until is null
      where (e.unified_social_credit_code = $1 or e.registration_number = $1) and ${WITHIN}`,
    [code, ...filter],
  );

/** A district's own code, or all of a prefecture (`330300`). */
const WITHIN = `($2::text is null or e.registry = $2 or (right($2, 2) = '00' and left(e.registry, 4) = left($2, 4))) and ($3::text is null or e.state = $3)`;

async function byName(tx: EntityManager, plain: string, q: string, filter: (string | null)[]): Promise<Found[]> {
  const whole = nameKeys(q, (await lawNow(tx)).names).normalised || plain;
  return tx.query(
    `select * from (
       select n.full as name, ${COLUMNS} from register_name n join register_entity e on e.id = n.entity_id
        where n.until is null and (
                (name_grams(n.normalised) @> name_grams($1) and strpos(n.normalised, $1) > 0)
             or (name_grams(n.normalised) @> name_grams($4) and strpos(n.normalised, $4) > 0)) and ${WITHIN}
        limit ${LOOKED_AT}) found
      order by char_length(name), name collate "C", code limit ${SHOWN + 1}`,
    [plain, ...filter, whole],
  );
}
