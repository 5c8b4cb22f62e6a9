import { customPinyin, pinyin } from 'pinyin-pro';
import type { Division, Law } from '#libs/catalogue';
import type { DivisionLabel, LabelledCode, ReferenceView } from '#libs/contract';
import { config } from '#libs/platform';
import { ROLE_LABELS } from './role-labels.ts';

/** Codes and labels of one day for the city of this deployment. */
export function referenceOn(law: Law, on: string): ReferenceView {
  const edition = law.industries.editionOn(on) ?? '2017';
  return {
    on,
    lawVersion: law.version,
    divisions: cityDivisions(law, on).map(divisionLabel),
    industries: law.industries.all(edition).flatMap(({ code, name, level }) => (level === 'section' ? [] : [{ edition, code, name }])),
    roles: Object.entries(ROLE_LABELS).map(([code, [zh, en]]): LabelledCode => ({ code, zh, en })),
    documentKinds: law.documents.kinds.map(({ document, zh, en }) => ({ code: document, zh, en })),
    departments: law.departments.all.map(({ code, zh, en }) => ({ code, zh, en })),
  };
}

/** The province, the city, and what lies in it on that day. */
function cityDivisions(law: Law, on: string): Division[] {
  const { city } = config();
  const above = [`${city.slice(0, 2)}0000`, city].flatMap((code) => law.divisions.find(code, on) ?? []);
  return [...above, ...law.divisions.within(city, on)];
}

const ENDINGS: readonly (readonly [string, string])[] = [
  ['省', ' Province'],
  ['自治区', ' Autonomous Region'],
  ['县', ' County'],
  ['区', ' District'],
  ['市', ' City'],
];
// The reading of a place's name where it is not the usual one.
customPinyin({ 乐清: 'yuè qīng' });

const divisionLabel = ({ code, name, kind, parent }: Division): DivisionLabel => ({
  code,
  zh: name,
  en: romanised(name),
  kind,
  parent: parent ?? '',
});

function romanised(name: string): string {
  const [ending, english] = ENDINGS.find(([end]) => name.endsWith(end)) ?? ['', ''];
  const syllables = pinyin(name.slice(0, name.length - ending.length), { toneType: 'none', type: 'array' }).join('');
  return syllables.charAt(0).toUpperCase() + syllables.slice(1) + english;
}
