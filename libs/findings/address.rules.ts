import { classifyScope, mentionedWords } from '#libs/catalogue';
import type { AddressFacts } from '#libs/contract';
import { folded, isAlive, isBlank, type Defect, type Matter } from './matter.ts';

/** The address as it is declared: whether it is complete, where it lies, and whether this trade may be run there. */
export function addressDefects(matter: Matter): Defect[] {
  const { address } = matter.application;
  const further = operatingAddresses(matter);
  if (!address) return further;
  return [
    ...complete(matter, address),
    ...place(matter, address),
    ...home(matter, address),
    ...cluster(matter, address),
    ...crowd(matter, address),
    ...further,
  ];
}

function complete(matter: Matter, address: AddressFacts): Defect[] {
  const defects: Defect[] = [];
  const door = matter.rule('doorNumber')?.values;
  if (door && !door.exceptUses.includes(address.propertyUse) && isBlank(address.doorNumber)) {
    defects.push({ rule: 'address.no_door_number', path: 'address.doorNumber' });
  }
  if (matter.rule('noPlatformAddress')?.values.propertyUse === address.propertyUse) {
    defects.push({ rule: 'address.platform_only_for_individuals', path: 'address.propertyUse' });
  }
  if (matter.rule('addressCommitment') && address.mode === 'DECLARED' && matter.application.commitments?.address === false) {
    defects.push({ rule: 'address.commitment_missing', path: 'address.mode' });
  }
  return defects;
}

/**
 * Where it lies. Each question is asked only when the one before is answered: a code that is no county of that day lies nowhere, and
 * inside a registry that does not exist lies nothing.
 */
function place({ application, law, on }: Matter, { divisionCode }: AddressFacts): Defect[] {
  const path = 'address.divisionCode';
  if (!law.divisions.find(divisionCode, on)) {
    return [{ rule: 'address.division_not_valid_on_date', path, given: divisionCode, ...successor({ law, on }, divisionCode) }];
  }
  if (!law.divisions.isCounty(divisionCode, on)) return [{ rule: 'address.division_not_county', path, given: divisionCode }];
  if (!isRegistry({ law, on }, application.jurisdiction) || law.divisions.covers(application.jurisdiction, divisionCode)) return [];
  return application.kind === 'change'
    ? [{ rule: 'change.new_registry_competent', path: 'jurisdiction', given: application.jurisdiction, suggestion: divisionCode }]
    : [{ rule: 'jurisdiction.address_outside', path, given: divisionCode }];
}

/** A registry sits in a division that exists on the day; statistical codes are none. */
export function isRegistry({ law, on }: Pick<Matter, 'law' | 'on'>, code: string): boolean {
  const division = law.divisions.find(code, on);
  return division !== undefined && division.kind !== 'pseudo' && division.kind !== 'developmentZone';
}

/** The one division that took a former one over, when it is one alone. */
export function successor({ law, on }: Pick<Matter, 'law' | 'on'>, code: string): { suggestion?: string } {
  const former = law.divisions.all.filter((one) => one.code === code && (one.to ?? '9999') < on);
  const [only, ...others] = [...new Set(former.flatMap((one) => one.successors))].filter((one) => law.divisions.find(one, on));
  return only !== undefined && others.length === 0 ? { suggestion: only } : {};
}

/** The trades that are run there: those filed, or those registered when a change does not touch them. */
function trades(matter: Matter): { text: string; items: readonly string[]; needsPermitFirst: boolean }[] {
  const { application, subject, law, on } = matter;
  const filed = application.businessScope;
  const scope = filed ?? subject?.businessScope ?? [];
  const { preApprovals, postApprovals } = filed ? matter.permits : classifyScope(law, scope, on);
  return scope.map((text, index) => ({
    text,
    items: [...preApprovals, ...postApprovals].filter((hit) => hit.scopeItem === index).map((hit) => hit.item),
    needsPermitFirst: preApprovals.some((hit) => hit.scopeItem === index),
  }));
}

/** All of them: who takes one out is not to hear of the next only then. */
const listed = (all: readonly { text: string }[]): string => all.map(({ text }) => text).join('；');

function home(matter: Matter, address: AddressFacts): Defect[] {
  const rule = matter.rule('residentialUse')?.values;
  if (address.propertyUse !== 'RESIDENTIAL' || !rule) return [];
  const defects: Defect[] = [];
  const banned = trades(matter).filter(
    ({ text, items }) => mentionedWords(text, rule.keywords, rule.excludeKeywords).length > 0 || items.some((item) => rule.items.includes(item)),
  );
  if (banned.length > 0) defects.push({ rule: 'address.residential_not_allowed', path: 'address.propertyUse', given: listed(banned) });
  if (address.residentialConsent !== true) defects.push({ rule: 'address.residential_consent_missing', path: 'address.residentialConsent' });
  return defects;
}

function cluster(matter: Matter, address: AddressFacts): Defect[] {
  if (address.clusterFlag !== true) return [];
  const defects: Defect[] = [];
  const host = isBlank(address.hostEntity) ? undefined : matter.world.entities?.find((one) => one.id === address.hostEntity);
  if (!host || !isAlive(host)) {
    defects.push({ rule: 'address.cluster_host_missing', path: 'address.hostEntity', ...(host?.name ? { given: host.name } : {}) });
  }
  const bound = matter.rule('clusterUse')?.values.items;
  const refused = bound ? trades(matter).filter(({ items, needsPermitFirst }) => needsPermitFirst || items.some((item) => bound.includes(item))) : [];
  if (refused.length > 0) defects.push({ rule: 'address.cluster_scope_not_allowed', path: 'address.clusterFlag', given: listed(refused) });
  return defects;
}

/** As the list of addresses counts them, or as many as the register shows there, whichever is more. */
function crowd(matter: Matter, address: AddressFacts): Defect[] {
  const max = matter.rule('addressCrowd')?.values.max;
  const text = folded(address.text);
  if (max === undefined || text === '') return [];
  const { addressUse = [], entities = [] } = matter.world;
  const counted = addressUse.filter((one) => folded(one.text) === text).map((one) => one.liveEntities ?? 0);
  const shown = entities.filter((one) => one !== matter.subject && isAlive(one) && folded(one.domicile) === text).length;
  const live = Math.max(shown, ...counted);
  return live > max ? [{ rule: 'address.too_many_entities', path: 'address.text', given: String(live) }] : [];
}

function operatingAddresses({ application, law, on }: Matter): Defect[] {
  if (!isRegistry({ law, on }, application.jurisdiction)) return [];
  return (application.operatingAddresses ?? []).flatMap((one, index) =>
    law.divisions.covers(application.jurisdiction, one.divisionCode)
      ? []
      : [{ rule: 'address.operating_address_outside', path: `operatingAddresses[${index}].divisionCode`, given: one.divisionCode }],
  );
}
