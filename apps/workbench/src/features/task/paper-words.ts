import type { Facts } from '#libs/contract';
import { amountInWords, shownAmount } from '#libs/ui';

/** How a fact may be written on a paper, the longest way first. */
export function wordsOf(path: string, facts: Facts): string[] {
  const some = (...words: (string | null | undefined)[]): string[] => words.filter((word): word is string => Boolean(word));
  const person = /^people\[(\d+)\]/.exec(path);
  if (person) {
    const one = facts.people?.[Number(person[1])];
    return some(one?.document.number, one?.name);
  }
  const investor = /^investors\[(\d+)\]/.exec(path);
  if (investor) return some(facts.investors?.[Number(investor[1])]?.organisation?.name);
  const capital = facts.registeredCapital ?? facts.contributionAmount;
  switch (path) {
    case 'name':
      return some(facts.name?.full, facts.name?.tradeName);
    case 'address':
      return some(facts.address?.text, [facts.address?.street, facts.address?.doorNumber].join(''), facts.address?.doorNumber);
    case 'businessScope':
      return some(facts.businessScope?.join('；'), ...(facts.businessScope ?? []));
    case 'registeredCapital':
    case 'contributionAmount':
      return typeof capital === 'number' ? some(amountInWords(capital), shownAmount(capital, 'zh'), String(capital / 1_000_000)) : [];
    case 'fiveInOne.phone':
      return some(facts.fiveInOne?.phone);
    default:
      return [];
  }
}
