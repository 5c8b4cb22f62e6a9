import type { EntityManager } from 'typeorm';
import type { NumberKind } from './register.entity.ts';

export interface OtherNumber {
  kind: NumberKind;
  number: string;
}

/** Keeps numbers that other offices gave an entity, so that it is found by them; with `until` from the day on which its one code took their place. */
export async function keepNumbers(tx: EntityManager, entityId: string, numbers: readonly OtherNumber[], until: string | null = null): Promise<void> {
  if (numbers.length === 0) return;
  await tx.query(
    `insert into register_number (number, kind, entity_id, until) select number, kind, $3, $4 from unnest($1::text[], $2::text[]) given(number, kind)
     on conflict (number, kind, entity_id) do update set until = excluded.until where register_number.until is null`,
    [numbers.map(({ number }) => number), numbers.map(({ kind }) => kind), entityId, until],
  );
}
