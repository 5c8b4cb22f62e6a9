import { mentionedWords } from '#libs/catalogue';
import type { PreApprovalView } from '#libs/contract';
import { addDays, isDate } from '#libs/kernel';
import { struckOut, wordingWithout } from './scope-wording.ts';
import { folded, isBlank, type Defect, type Matter } from './matter.ts';

/** The business scope, and the permits that it needs before and after the licence. */
export function scopeDefects(matter: Matter): Defect[] {
  return [...presence(matter), ...preApprovals(matter), ...foreignApproval(matter), ...commitment(matter), ...financeWords(matter)];
}

const scopeOf = (matter: Matter): readonly string[] => matter.application.businessScope ?? [];

function presence(matter: Matter): Defect[] {
  const scope = matter.application.businessScope;
  const changesScope = (matter.application.change?.items ?? []).some((one) => one.item === 'businessScope');
  const isAsked = matter.founding || (matter.changing && changesScope && scope !== undefined);
  if (isAsked && matter.rule('scopeRequired') && scopeOf(matter).every(isBlank)) return [{ rule: 'scope.empty', path: 'businessScope' }];
  const max = matter.rule('scopeLength')?.values.max;
  const length = [...scopeOf(matter).join('；')].length;
  return max !== undefined && length > max ? [{ rule: 'scope.over_2000_characters', path: 'businessScope', given: String(length) }] : [];
}

/** Items that this filing brings in: all of a new entity's, those added by a change. */
function newItems(matter: Matter): { text: string; index: number }[] {
  const items = scopeOf(matter).map((text, index) => ({ text, index }));
  if (matter.founding) return items;
  const added = matter.application.change?.addedScope;
  if (added) return items.filter(({ index }) => added.includes(index));
  const registered = (matter.subject?.businessScope ?? []).map(folded);
  return items.filter(({ text }) => !registered.includes(folded(text)));
}

function preApprovals(matter: Matter): Defect[] {
  return newItems(matter).flatMap(({ text, index }) => {
    const lacking = matter.permits.preApprovals
      .filter((hit) => hit.scopeItem === index)
      .map((hit) => ({ ...hit, permit: permitOn(matter, hit.item) }))
      .filter(({ permit }) => permit !== 'valid');
    const rules = lacking.map(({ permit, certain }) => {
      if (permit === 'expired') return 'scope.permit_expired';
      return certain ? 'scope.pre_approval_missing' : 'scope.pre_approval_uncertain';
    });
    const words = lacking.flatMap((hit) => hit.words);
    const suggestion = lacking.length === 0 ? undefined : wordingWithout(matter.law.scopeWordings, words);
    return [...new Set(rules)].map((rule) => ({
      rule,
      path: `businessScope[${index}]`,
      given: text,
      ...(suggestion === undefined ? {} : { suggestion }),
    }));
  });
}

/** No keyword but the holder calls for this one. */
function foreignApproval(matter: Matter): Defect[] {
  return matter.permits.preApprovals.flatMap(({ investor, item }) =>
    investor === undefined || permitOn(matter, item) === 'valid' ? [] : [{ rule: 'scope.foreign_approval_missing', path: `investors[${investor}]` }],
  );
}

/**
 * The best permit of that item: valid on the day, or held but not covering it, or none. A permit made out to somebody else is none. Without a
 * stated term it counts for so many days from its approval as the edition says; before there was such a rule, without limit.
 */
export function permitOn(matter: Matter, item: string): PreApprovalView['permit'] {
  const { application, subject, on } = matter;
  const own = [application.name?.full, application.name?.parentName, subject?.name].map(folded).filter((name) => name !== '');
  const permits = (matter.world.permits ?? []).filter(
    (one) => one.catalogueItem === item && (isBlank(one.holder) || own.length === 0 || own.includes(folded(one.holder))),
  );
  if (permits.length === 0) return 'none';
  const days = matter.rule('permitWithoutTerm')?.values.days;
  const covers = permits.some(({ issuedOn, validTo }) => {
    if (isDate(issuedOn) && issuedOn > on) return false;
    if (isDate(validTo)) return on <= validTo;
    return days === undefined || !isDate(issuedOn) || on <= addDays(issuedOn, days);
  });
  return covers ? 'valid' : 'expired';
}

function commitment(matter: Matter): Defect[] {
  if (!matter.rule('dualNotificationCommitment') || matter.application.commitments?.dualNotification !== false) return [];
  const needed = newItems(matter).some(({ index }) => matter.permits.postApprovals.some((hit) => hit.scopeItem === index));
  return needed ? [{ rule: 'scope.commitment_missing', path: 'commitments.dualNotification' }] : [];
}

/** Words of finance are for those who hold the licence for them [ILLFUND 9]. */
function financeWords(matter: Matter): Defect[] {
  const words = matter.rule('financeWordsInScope')?.values.words;
  if (!words) return [];
  return scopeOf(matter).flatMap((text, index) => {
    const [word] = mentionedWords(text, words);
    if (word === undefined) return [];
    const licensed = matter.permits.preApprovals.some((hit) => hit.scopeItem === index && permitOn(matter, hit.item) === 'valid');
    if (licensed || holdsFinanceLicence(matter)) return [];
    const suggestion = struckOut(text, words);
    const more = suggestion === undefined ? {} : { suggestion };
    return [{ rule: 'scope.finance_word_without_licence', path: `businessScope[${index}]`, given: word, ...more }];
  });
}

/** What allows the word in the name allows it in the scope: the licence of a regulator of finance, held or handed in. */
function holdsFinanceLicence(matter: Matter): boolean {
  const { authorities, items } = matter.law.names.forms.financeLicence;
  if ((matter.application.documents?.handedIn ?? []).includes('financialLicence')) return true;
  return (matter.world.permits ?? []).some(
    ({ authority = '', catalogueItem = '' }) =>
      (authorities.includes(authority) || items.includes(catalogueItem)) && permitOn(matter, catalogueItem) === 'valid',
  );
}
