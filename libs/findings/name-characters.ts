import type { Defect } from './matter.ts';
import type { NameMatter } from './name-matter.ts';
import { characters, isChinese, simplified, tidy } from './name-text.ts';

/** Chinese characters of the standard table, and brackets around a division or one of the words that go in brackets. */
export function characterDefects(matter: NameMatter): Defect[] {
  const { full } = matter.name;
  const own = ownPart(matter, full);
  const skipped = characters(full).length - characters(own).length;
  const strange: string[] = [];
  const rare: string[] = [];
  const brackets = goodBrackets(matter, own);
  characters(own).forEach((character, index) => {
    const told = `${character} (${index + skipped + 1})`;
    if (!isChinese(character)) {
      if (!brackets.has(index)) strange.push(told);
    } else if (!matter.law.standardCharacters.has(character)) rare.push(told);
  });
  return [
    ...(strange.length > 0 ? [{ rule: 'name.charset', path: 'name.full', given: listed(strange) }] : []),
    ...(rare.length > 0 ? [{ rule: 'name.character_not_standard', path: 'name.full', given: listed(rare) }] : []),
  ];
}

const listed = (all: readonly string[]): string => all.slice(0, 20).join('、');

/** Of a branch, what follows the parent's name: the parent's own name is registered as it is. */
export function ownPart({ branch, parentName }: NameMatter, full: string): string {
  return branch && parentName !== '' && full.startsWith(parentName) ? full.slice(parentName.length) : full;
}

/** Places of brackets that may stand. */
function goodBrackets({ names, name }: NameMatter, text: string): ReadonlySet<number> {
  const all = characters(text);
  const good = new Set<number>();
  let divisions = 0;
  all.forEach((character, open) => {
    if (character !== '（' && character !== '(') return;
    const length = all.slice(open + 1).findIndex((one) => one === '）' || one === ')');
    if (length < 1) return;
    const inside = simplified(tidy(all.slice(open + 1, open + 1 + length).join('')));
    const { units, rest } = names.divisions.read(inside);
    const isDivision = inside === tidy(name.division) || (units.length > 0 && rest === '');
    // A name has one division, so one of them stands in brackets at the most.
    if (names.forms.brackets.includes(inside) || (isDivision && ++divisions === 1)) {
      good.add(open).add(open + 1 + length);
    }
  });
  return good;
}
