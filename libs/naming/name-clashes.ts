import type { Law } from '#libs/catalogue';
import type { NameClash } from '#libs/contract';
import type { World } from '#libs/findings';
import type { Judgement } from './judge-name.ts';

/** Findings whose `given` lists the names that raise them. */
const OF_OTHERS: readonly string[] = [
  'name.same_as_registered',
  'name.same_trade_name_same_industry',
  'name.similar_to_registered',
  'name.held_by_reservation',
  'name.held_by_open_filing',
  'name.cooling_after_deregistration',
  'name.cooling_after_name_change',
];

/** The names that stand in the way or beside, with their district and since when; never who holds them. */
export function clashesOf({ findings, world, question }: Judgement, law: Law, on: string): NameClash[] {
  const district = (code: string | undefined): NameClash['district'] =>
    code === undefined ? null : { code, name: law.divisions.name(code, on) ?? law.divisions.all.find((one) => one.code === code)?.name ?? code };
  return findings
    .filter(({ rule }) => OF_OTHERS.includes(rule))
    .flatMap(({ rule, given = '' }) =>
      given.split('、').map((name): NameClash => {
        const { code, ...found } = whatBears(name, rule, world);
        return { rule, name, ...found, district: district(code ?? (found.kind === 'registered' ? undefined : question.jurisdiction)) };
      }),
    );
}

type Bearer = Pick<NameClash, 'kind' | 'since'> & { code?: string };

function whatBears(name: string, rule: string, { entities = [], reservations = [] }: World): Bearer {
  if (rule === 'name.held_by_open_filing') return { kind: 'openFiling', since: null };
  const reservation = reservations.find((one) => one.name === name);
  if (rule === 'name.held_by_reservation') return { kind: 'reservation', since: reservation?.reservedOn ?? null };
  const entity = entities.find((one) => one.name === name);
  if (entity) {
    const since = (entity.state ?? 'registered') === 'registered' ? entity.establishedOn : (entity.stateOn ?? entity.establishedOn);
    return { kind: 'registered', since: since ?? null, ...codeOf(entity.jurisdiction) };
  }
  const former = entities.find((one) => one.formerNames?.some((given) => given.name === name));
  const until = former?.formerNames?.find((given) => given.name === name)?.until;
  if (former) return { kind: 'formerName', since: until ?? null, ...codeOf(former.jurisdiction) };
  return reservation ? { kind: 'reservation', since: reservation.reservedOn ?? null } : { kind: 'openFiling', since: null };
}

const codeOf = (code: string | undefined): { code?: string } => (code === undefined ? {} : { code });
