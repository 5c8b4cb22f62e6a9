import { hash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { soundsOfTradeName } from '#libs/findings';
import { RegisterNameKey } from './register.entity.ts';

/** What a name is found by when it is compared: its pool, whom it is compared with, its trade name and its industry. */
export interface IndexedName {
  pool: string;
  individual: boolean;
  tradeName: string;
  industryTerm: string;
}

/** A row of an index of sounds: numbers in place of texts, a third of their size. That two texts may share a number does no harm: the rules look again. */
export interface SoundKey {
  key: string;
  industry: number;
}

type Part = 'whole' | 'piece';

const numberOf = (text: string): Buffer => hash('sha1', text, 'buffer');

export const industryKey = (industryTerm: string): number => numberOf(industryTerm).readInt32BE(0);

export const soundKey = ({ pool, individual }: Pick<IndexedName, 'pool' | 'individual'>, part: Part, sound: string): string =>
  numberOf(`${pool} ${individual ? 'individual' : 'enterprise'} ${part} ${sound}`)
    .readBigInt64BE(0)
    .toString();

/** The rows under which a name is found; none for a name without a trade name, as branches bear. */
export function soundKeysOf(name: IndexedName): SoundKey[] {
  const { whole, pieces } = soundsOfTradeName(name.tradeName);
  const industry = industryKey(name.industryTerm);
  const rows = (part: Part, sounds: readonly string[]): SoundKey[] => sounds.map((sound) => ({ key: soundKey(name, part, sound), industry }));
  return [...rows('whole', whole), ...rows('piece', pieces)];
}

/** The keys that a new name asks for: whose sound is the same, holds it, or is held by it. Without an industry only the first (names.md 4.2, M5). */
export function soundKeysAsked(name: Omit<IndexedName, 'industryTerm'>, holding: boolean): string[] {
  const { whole, pieces } = soundsOfTradeName(name.tradeName);
  const same = whole.map((sound) => soundKey(name, 'whole', sound));
  if (!holding) return same;
  return [...same, ...whole.map((sound) => soundKey(name, 'piece', sound)), ...pieces.map((sound) => soundKey(name, 'whole', sound))];
}

/** Puts a name of the register into the index of sounds. */
export async function indexName(tx: EntityManager, nameId: string, name: IndexedName): Promise<void> {
  const rows = soundKeysOf(name).map((row) => ({ ...row, nameId }));
  if (rows.length > 0) await tx.insert(RegisterNameKey, rows);
}

const AT_ONCE = 1000;

interface OldName {
  id: string;
  pool: string;
  individual: boolean;
  trade_name: string;
  industry_term: string;
}

/** Indexes the names of a register that is older than the index of sounds: all of them or none. Gives how many. */
export async function indexOldNames(tx: EntityManager): Promise<number> {
  const [found]: { indexed: boolean }[] = await tx.query('select exists (select from register_name_key) as indexed');
  if (found?.indexed) return 0;
  let count = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const names: OldName[] = await tx.query(
      `select n.id, pool, individual, trade_name, industry_term from register_name n join register_entity e on e.id = n.entity_id
        where n.id > $1 and e.entity_type is distinct from 'COMPANY_BRANCH' order by n.id limit ${AT_ONCE}`,
      [after],
    );
    const last = names.at(-1);
    if (!last) return count;
    const rows = names.flatMap(({ id, pool, individual, trade_name, industry_term }) =>
      soundKeysOf({ pool, individual, tradeName: trade_name, industryTerm: industry_term }).map((row) => ({ ...row, id })),
    );
    await tx.query('insert into register_name_key (key, industry, name_id) select * from unnest($1::bigint[], $2::integer[], $3::uuid[])', [
      rows.map(({ key }) => key),
      rows.map(({ industry }) => industry),
      rows.map(({ id }) => id),
    ]);
    after = last.id;
    count += names.length;
  }
}
