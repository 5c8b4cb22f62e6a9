import type { EntityType, InvestorFacts, PersonFacts } from '#libs/contract';
import type { Application, World } from '#libs/findings';
import { aPerson, cleanFiling, PARENT, residentId } from '../clean-filing.ts';

/** Lists of the register that an example may fill. */
export type Lists = { -readonly [Key in keyof World]: NonNullable<World[Key]> extends readonly (infer One)[] ? One[] : never };
/** A filing whose parts are there to be changed. */
export type Whole = Application & Required<Omit<Application, 'subject' | 'step' | 'registeredCapital' | 'contributionAmount' | 'compositionForm'>>;
export type Scene = (on: string) => { filing: Application; world: World };
export type Change = (filing: Whole, world: Lists, on: string) => unknown;
/** First and last day, both included; `null`: without one. */
export type Days = readonly (readonly [from: string | null, to: string | null])[];

/** One code: what raises it, what only just does not, and on which days. */
export interface Example {
  readonly code: string;
  readonly path: string;
  readonly raised: Days;
  readonly raises: Scene;
  readonly justNot: Scene;
}

export const always: Days = [[null, null]];
export const from = (day: string): Days => [[day, null]];
export const until = (day: string): Days => [[null, day]];
export const between = (first: string, last: string): Days => [[first, last]];

export const example = (code: string, path: string, raised: Days, raises: Scene, justNot: Scene): Example => ({
  code,
  path,
  raised,
  raises,
  justNot,
});

/** Something founded, clean but for the change. */
export const founding =
  (type: EntityType) =>
  (change: Change = () => undefined): Scene =>
  (on) => {
    // The clean filing has every part but those of other kinds of filing; an example that changes one of these sets it whole.
    const filing = { businessTerm: {}, ...cleanFiling(type, on) } as Whole;
    const world: Lists = { entities: [{ ...PARENT }] };
    change(filing, world, on);
    return { filing, world };
  };
export const llc = founding('LIMITED_LIABILITY_COMPANY');
export const jsc = founding('JOINT_STOCK_COMPANY');
export const branch = founding('COMPANY_BRANCH');
export const sole = founding('SOLE_PROPRIETORSHIP');
export const general = founding('GENERAL_PARTNERSHIP');
export const limited = founding('LIMITED_PARTNERSHIP');
export const individual = founding('INDIVIDUAL_BUSINESS');
export const cooperative = founding('FARMER_COOPERATIVE');

export const ENTITY = {
  id: 'E7',
  name: '温州旧岩贸易有限公司',
  entityType: 'LIMITED_LIABILITY_COMPANY',
  entityTypeCode: '1130',
  jurisdiction: '330302',
  state: 'registered',
  establishedOn: '2013-05-10',
  domicile: '浙江省温州市鹿城区五马街道青鹭路30号',
  legalRepresentative: '涂守成',
  registeredCapital: 80_000_000,
  businessScope: ['日用百货销售', '餐饮服务'],
};

/** A filing about an entity of the register: nothing in it but what the change puts there. */
export const about =
  (kind: Application['kind'], type: EntityType = 'LIMITED_LIABILITY_COMPANY') =>
  (change: Change = () => undefined): Scene =>
  (on) => {
    // The parts of a founding are absent; an example sets those that it is about.
    const filing = { kind, entityType: type, jurisdiction: '330302', channel: 'online', subject: ENTITY.id } as Whole;
    const world: Lists = { entities: [{ ...ENTITY, entityType: type }] };
    change(filing, world, on);
    return { filing, world };
  };

/** The entry at that place of a list that has one. */
export function nth<One>(list: readonly One[] | undefined, index: number): One {
  const one = list?.[index];
  if (one === undefined) throw new Error(`no entry ${index}`);
  return one;
}
export const person = (filing: Whole, index: number, changes: Partial<PersonFacts>): unknown => Object.assign(nth(filing.people, index), changes);
export const holder = (filing: Whole, index: number, changes: Partial<InvestorFacts>): unknown =>
  Object.assign(nth(filing.investors, index), changes);
export const entity = (world: Lists, changes: object): unknown => Object.assign(nth(world.entities, 0), changes);
/** A further person without a post, of a good paper unless it is changed. */
export const stranger = (filing: Whole, changes: Partial<PersonFacts>): unknown =>
  filing.people.push(
    aPerson(`p${60 + filing.people.length}`, [], { document: { type: 'residentIdCard', number: residentId('1966-06-06') }, ...changes }),
  );
/** Nobody holds this role any more. */
export const without = (filing: Whole, role: string): unknown =>
  filing.people.forEach((one) => (one.roles = one.roles.filter((held) => held !== role)));
