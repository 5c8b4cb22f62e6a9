import { mentionedWords } from '#libs/catalogue';
import type { ContributionFacts, InvestorFacts } from '#libs/contract';
import { addDays, addYears, isDate } from '#libs/kernel';
import { isBlank, type Defect, type Matter } from './matter.ts';

/** Capital: how much, by whom, in what, by when. Money is in fen. */
export function capitalDefects(matter: Matter): Defect[] {
  return [
    ...amount(matter),
    ...contributions(matter),
    ...tradeMinimum(matter),
    ...privateFunding(matter),
    ...reductionTooEarly(matter),
    ...transition(matter),
  ];
}

const isAmount = (value: number | null | undefined): value is number => Number.isSafeInteger(value) && (value ?? 0) > 0;

/** The sum is asked when there is something to add up: a filing without holders has another fault. */
function amount(matter: Matter): Defect[] {
  const { application, founding } = matter;
  const capital = application.registeredCapital;
  if (matter.rule('capitalRequired') && !isAmount(capital) && (founding || capital !== undefined)) {
    return [{ rule: 'capital.missing', path: 'registeredCapital' }];
  }
  const field = matter.rule('capitalSum')?.values.field;
  const investors = application.investors ?? [];
  const stated = field === 'contributionAmount' ? application.contributionAmount : capital;
  if (field === undefined || investors.length === 0 || stated === undefined || stated === null) return [];
  const sum = investors.reduce((total, one) => total + one.subscribed, 0);
  if (sum === stated && Number.isSafeInteger(sum)) return [];
  const suggestion = isAmount(sum) ? { suggestion: String(sum) } : {};
  return [{ rule: 'capital.sum_mismatch', path: field, given: String(stated), ...suggestion }];
}

function contributions(matter: Matter): Defect[] {
  const investors = matter.application.investors ?? [];
  return investors.flatMap((investor, index) => {
    const path = `investors[${index}]`;
    const unpaid = matter.founding && matter.rule('fullPayment') !== undefined && !(investor.paidIn >= investor.subscribed);
    const defects: Defect[] = unpaid ? [{ rule: 'capital.not_fully_paid', path: `${path}.paidIn`, given: String(investor.paidIn) }] : [];
    investor.contributions.forEach((one, place) => {
      const inner = `${path}.contributions[${place}]`;
      defects.push(...method(matter, investor, one, `${inner}.method`));
      // Who has to pay at once is not also asked by when.
      if (!unpaid) defects.push(...dueDate(matter, investor, one, `${inner}.dueOn`));
    });
    return defects;
  });
}

function method(matter: Matter, investor: InvestorFacts, one: ContributionFacts, path: string): Defect[] {
  if (matter.rule('contributionMethods')?.values.forbidden.includes(one.method))
    return [{ rule: 'capital.method_not_allowed', path, given: one.method }];
  const limited = investor.liability === 'LIMITED' && matter.rule('limitedPartnerMethods')?.values.forbidden.includes(one.method) === true;
  return limited ? [{ rule: 'capital.labour_by_limited_partner', path, given: one.method }] : [];
}

function dueDate(matter: Matter, investor: InvestorFacts, one: ContributionFacts, path: string): Defect[] {
  if (isDate(one.paidOn) || (investor.subscribed > 0 && investor.paidIn >= investor.subscribed)) return [];
  if (!isDate(one.dueOn)) return matter.rule('contributionDueDate') ? [{ rule: 'capital.due_date_missing', path }] : [];
  const last = lastDueDay(matter);
  return last !== undefined && one.dueOn > last ? [{ rule: 'capital.term_exceeds_five_years', path, given: one.dueOn, suggestion: last }] : [];
}

/**
 * Five years from establishment, or from an increase [CL23 47]. A company of the time before has until 2032 and gets advice only, unless it
 * raises its capital now.
 */
function lastDueDay(matter: Matter): string | undefined {
  const years = matter.rule('capitalTerm')?.values.years;
  if (years === undefined) return undefined;
  if (matter.founding || raisesCapital(matter)) return addYears(matter.on, years);
  const established = matter.subject?.establishedOn;
  const before = matter.rule('capitalTransition')?.values.registeredBefore;
  if (!isDate(established) || (before !== undefined && established < before)) return undefined;
  return addYears(established, years);
}

const capitalItems = (matter: Matter) =>
  (matter.application.change?.items ?? []).map((item, index) => ({ item, index })).filter(({ item }) => item.item === 'registeredCapital');

function raisesCapital(matter: Matter): boolean {
  const old = matter.subject?.registeredCapital;
  return capitalItems(matter).some(({ item }) => (old === undefined ? item.publishedOn === undefined : Number(item.to) > old));
}

/** A permit asked for later needs this much capital; the applicant is told now. */
function tradeMinimum(matter: Matter): Defect[] {
  const capital = matter.application.registeredCapital ?? matter.subject?.registeredCapital;
  if (!isAmount(capital) || !matter.rule('capitalRequired')) return [];
  const items = new Set(matter.permits.postApprovals.map((hit) => hit.item));
  const tooLow = matter.rules('tradeCapital').filter((row) => items.has(row.values.item) && capital < row.values.minimum);
  const most = Math.max(0, ...tooLow.map((row) => row.values.minimum));
  return most === 0 ? [] : [{ rule: 'capital.below_trade_minimum', path: 'registeredCapital', given: String(capital), suggestion: String(most) }];
}

/** A firm that manages private funds has its capital paid in, in cash [WZFIN 6]. */
function privateFunding(matter: Matter): Defect[] {
  const { application } = matter;
  const rule = matter.rule('privateFunding')?.values;
  const capital = application.registeredCapital;
  if (!rule || capital === undefined || capital === null) return [];
  const texts = [...(application.businessScope ?? []), application.name?.industryTerm ?? ''];
  if (!texts.some((text) => mentionedWords(text, rule.keywords).length > 0)) return [];
  const investors = application.investors ?? [];
  const inCash = investors.every((one) => one.paidIn >= one.subscribed && one.contributions.every((part) => part.method === rule.method));
  const fits = capital >= rule.minimum && inCash;
  const more = capital >= rule.minimum ? {} : { suggestion: String(rule.minimum) };
  return fits ? [] : [{ rule: 'capital.private_funding_minimum', path: 'registeredCapital', given: String(capital), ...more }];
}

/** Creditors have 45 days from the publication; without a publication they have not begun. */
function reductionTooEarly(matter: Matter): Defect[] {
  const days = matter.rule('reductionWait')?.values.days;
  const old = matter.subject?.registeredCapital;
  if (!matter.changing || days === undefined) return [];
  return capitalItems(matter).flatMap(({ item, index }) => {
    const reduces = old === undefined ? item.publishedOn !== undefined : Number(item.to) < old;
    if (!reduces) return [];
    const first = isDate(item.publishedOn) ? addDays(item.publishedOn, days) : undefined;
    if (first !== undefined && matter.on >= first) return [];
    const more = isBlank(item.publishedOn) ? {} : { given: item.publishedOn };
    return [{ rule: 'capital.reduction_too_early', path: `change.items[${index}].publishedOn`, ...more }];
  });
}

function transition(matter: Matter): Defect[] {
  const rule = matter.rule('capitalTransition')?.values;
  const { establishedOn, contributionsDueOn } = matter.subject ?? {};
  if (!rule || matter.founding || !isDate(establishedOn) || !isDate(contributionsDueOn)) return [];
  const concerned = establishedOn < rule.registeredBefore && contributionsDueOn > rule.dueAfter;
  return concerned ? [{ rule: 'capital.transition_term', path: 'subject', given: contributionsDueOn, suggestion: rule.dueAfter }] : [];
}
