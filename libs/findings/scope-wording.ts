import { mentionedWords, type ScopeWordings } from '#libs/catalogue';

const excluding = new WeakMap<ScopeWordings, readonly string[]>();

/** The standard wording of the same trade without what needs the permit, such as 专用化学产品销售（不含危险化学品）. Few trades have one. */
export function wordingWithout(wordings: ScopeWordings, words: readonly string[]): string | undefined {
  const goods = words.map((word) => word.replace(/(经营|销售|生产|制造|批发|零售|储存|仓储)$/, '')).filter((word) => [...word].length >= 3);
  return wordingsThatExclude(wordings).find((text) => goods.some((word) => text.includes(word) && mentionedWords(text, [word]).length === 0));
}

function wordingsThatExclude(wordings: ScopeWordings): readonly string[] {
  const known = excluding.get(wordings);
  if (known) return known;
  const found = wordings.all.filter((one) => one.offered && one.permits.length === 0 && /不含|除/.test(one.text)).map((one) => one.text);
  excluding.set(wordings, found);
  return found;
}

/** The text without the words, when enough is left to say what is done. */
export function struckOut(text: string, words: readonly string[]): string | undefined {
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), text);
  return [...rest].length >= 4 && mentionedWords(rest, words).length === 0 ? rest : undefined;
}
