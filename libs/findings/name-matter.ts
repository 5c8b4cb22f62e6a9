import type { EntityType, NameFacts } from '#libs/contract';
import type { Law, NameFormRule, NameLaw, NameRegime } from '#libs/catalogue';
import { partsOf } from './name-parts.ts';
import { tidy } from './name-text.ts';
import { typeChangedTo, type Application, type World, type WorldEntity } from './world.ts';

/** What the rules of names are asked about: one name, for one filing, beside the register, by the law of the day. */
export interface NameMatter {
  readonly application: Application;
  readonly world: World;
  readonly law: Law;
  readonly names: NameLaw;
  readonly regime: NameRegime;
  readonly on: string;
  readonly entityType: EntityType;
  readonly form: NameFormRule | undefined;
  readonly name: NameFacts;
  /** The entity that takes the name, where it exists already. */
  readonly self: WorldEntity | undefined;
  /** A branch: its name is the parent's and an ending. */
  readonly branch: boolean;
  /** The parent's name in the register, or as stated; '' when nobody knows it. */
  readonly parentName: string;
}

const NO_NAME: NameFacts = { full: '', division: '', tradeName: '', industryTerm: '', organizationalForm: '' };

/** The name that a filing wants, or `undefined` when it wants none. */
export function nameMatterOf(application: Application, world: World, law: Law, on: string): NameMatter | undefined {
  const names = law.names;
  const founding = application.kind === 'establishment' || application.kind === 'branchEstablishment';
  const subject = application.subject === undefined ? undefined : world.entities?.find((one) => one.id === application.subject);
  const type = (wanted: unknown): EntityType | undefined => names.forms.types.flatMap((rule) => rule.entityTypes).find((one) => one === wanted);
  const known = type(typeChangedTo(application)) ?? type(subject?.entityType);
  const entityType = founding ? application.entityType : (known ?? application.entityType);
  const name = nameWanted(application, names);
  if (!name) return undefined;
  const isEmpty = [name.full, name.division, name.tradeName, name.industryTerm, name.organizationalForm].every((text) => tidy(text) === '');
  if (isEmpty && names.forms.nameOptional.includes(entityType)) return undefined;
  const branch = entityType === 'COMPANY_BRANCH';
  const ofRegister = application.kind === 'branchEstablishment' ? (subject?.name ?? '') : '';
  return {
    application,
    world,
    law,
    names,
    regime: names.regimeOn(on),
    on,
    entityType,
    form: names.forms.types.find((rule) => rule.entityTypes.includes(entityType)),
    name,
    self: founding ? undefined : subject,
    branch,
    parentName: tidy(ofRegister || (name.parentName ?? '')),
  };
}

/** A founder needs a name; a change that does not touch the name is not asked for it. */
export function nameWanted({ kind, name, change, jurisdiction }: Application, names: NameLaw): NameFacts | undefined {
  if (kind === 'establishment' || kind === 'branchEstablishment') return name ?? NO_NAME;
  const item = kind === 'change' ? change?.items.find((one) => one.item === 'name') : undefined;
  if (!item) return undefined;
  if (name) return name;
  const full = typeof item.to === 'string' ? item.to : '';
  return { full, ...partsOf(full, names, { near: jurisdiction }) };
}

export const documentsHandedIn = ({ application }: NameMatter, kinds: readonly string[]): boolean =>
  (application.documents?.handedIn ?? []).some((kind) => kinds.includes(kind));

/** Fen; of the filing, else as registered; `undefined` when unknown. */
export const capitalOf = ({ application, self }: NameMatter): number | undefined => application.registeredCapital ?? self?.registeredCapital;
