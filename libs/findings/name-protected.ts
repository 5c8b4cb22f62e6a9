import { within } from '#libs/kernel';
import type { Defect } from './matter.ts';
import { nameKeys } from './name-keys.ts';
import { documentsHandedIn, type NameMatter } from './name-matter.ts';
import { characters, normaliseText, soundAlike, tidy } from './name-text.ts';
import type { WorldProtectedName } from './world.ts';

/** A well-known trade name or mark of another, the same or similar, without consent or relation (ZJNAME 5-7). */
export function protectedDefects(matter: NameMatter): Defect[] {
  if (matter.branch || documentsHandedIn(matter, matter.names.forms.documents.consent)) return [];
  const own = normaliseText(matter.name.tradeName);
  const hits = (matter.world.protectedNames ?? [])
    .filter((one) => within(one, matter.on) && one.consent !== true && !isOwn(matter, one))
    .map((one) => protectedText(one, matter))
    .filter((listed) => isLike(own, listed));
  return hits.length > 0 ? [{ rule: 'name.protected_name', path: 'name.tradeName', given: hits.slice(0, 5).join('、') }] : [];
}

/** Short names sound alike by chance: two characters have to be equal. */
function isLike(own: string, listed: string): boolean {
  if (own === '' || listed === '') return false;
  return own === listed || (characters(listed).length >= 3 && (own.includes(listed) || soundAlike(own, listed)));
}

/** The trade name or mark itself, also where a full name is listed. */
function protectedText(one: WorldProtectedName, { names }: NameMatter): string {
  const loose: Readonly<Record<string, unknown>> = { ...one };
  const listed = [one.tradeName, loose['mark'], loose['term'], loose['text']].find((text) => typeof text === 'string' && text !== '');
  if (typeof listed === 'string') return normaliseText(listed);
  const { tradeName, form } = nameKeys(one.name ?? '', names);
  return form === '' ? normaliseText(one.name ?? '') : tradeName;
}

/** The listed firm itself, or one of the investors. */
function isOwn({ self, application, world }: NameMatter, one: WorldProtectedName): boolean {
  const loose: Readonly<Record<string, unknown>> = { ...one };
  const holders = [one.holder, loose['owner'], loose['entity']].filter((holder) => typeof holder === 'string' && holder !== '');
  const known = (world.entities ?? [])
    .filter((entity) => holders.includes(entity.id) || holders.includes(entity.name))
    .flatMap(({ id, name }) => [id, name]);
  const all = new Set<unknown>([...holders, ...known]);
  if (self && (all.has(self.id) || all.has(self.name))) return true;
  return (application.investors ?? []).some(({ organisation, person }) => {
    if (person !== undefined && all.has(person)) return true;
    return (
      organisation !== undefined &&
      (all.has(organisation.registerEntity) || all.has(tidy(organisation.name)) || all.has(organisation.unifiedSocialCreditCode))
    );
  });
}
