// What invented applicants want to found: a type, a district, a trade, people and their shares, and the language and size of their page.
import { someone } from './invented-people.mjs';

const OWNER = ['legalRepresentative', 'director', 'manager', 'financeOfficer', 'liaisonOfficer'];

/** `firstPosts`: what the first person does; `wan`: what each puts in, 万元; `form`: how the name ends, where that is written. */
export const KINDS = {
  individual: { type: 'INDIVIDUAL_BUSINESS', form: '店', firstPosts: ['operator', 'liaisonOfficer'], wan: [undefined], hasForm: false },
  companyOfOne: { type: 'LIMITED_LIABILITY_COMPANY', firstPosts: OWNER, wan: [10], hasForm: true },
  company: { type: 'LIMITED_LIABILITY_COMPANY', firstPosts: OWNER, wan: [60, 40], more: [25, 15, 5], hasForm: true },
  soleProprietorship: { type: 'SOLE_PROPRIETORSHIP', form: '厂', firstPosts: ['liaisonOfficer'], wan: [5], hasForm: true },
  partnership: { type: 'GENERAL_PARTNERSHIP', firstPosts: ['liaisonOfficer'], wan: [5, 6], hasForm: true },
  cooperative: {
    type: 'FARMER_COOPERATIVE',
    firstPosts: ['legalRepresentative', 'councilChair', 'liaisonOfficer'],
    wan: [1, 1, 1, 1, 1],
    hasForm: true,
    farming: true,
  },
};

const TRADES = [
  { scope: ['水果零售'], term: '水果', trade: '果品' },
  { scope: ['日用百货销售', '五金产品零售'], term: '日用品', trade: '日用家电' },
  { scope: ['餐饮服务'], term: '餐饮', trade: '正餐' }, // a permit afterwards
];
const FARMING = { scope: ['蔬菜种植'], term: '蔬菜', trade: '蔬菜' };
const PLACES = [
  { district: '330302', town: '五马街道', street: '橘香巷' },
  { district: '330303', town: '永中街道', street: '青鹭路' },
  { district: '330304', town: '景山街道', street: '云帆路' },
  { district: '330381', town: '安阳街道', street: '榴花弄' },
];
const any = (list, random) => list[Math.floor(random() * list.length)];

/** What one applicant means to hand in. */
export function planOf(kindName, random) {
  const kind = KINDS[kindName];
  const shares = [...kind.wan, ...(kind.more ?? []).slice(0, Math.floor(random() * 4))];
  const people = shares.map((wan, nth) => ({ ...someone(random), wan, roles: nth === 0 ? [...kind.firstPosts] : [] }));
  const [filer] = people;
  return {
    kindName,
    kind,
    people,
    tradeName: filer.tradeName,
    ...(kind.farming ? FARMING : any(TRADES, random)),
    ...any(PLACES, random),
    door: `${filer.door}号`,
    phone: `0577-5550${String(1000 + Math.floor(random() * 9000))}`,
    composition: 'INDIVIDUAL',
    language: random() < 0.3 ? 'en' : 'zh',
    small: random() < 0.5,
    signsUp: random() < 0.15,
    random,
  };
}

/** What was meant and is not what the server holds. */
export function wrongIn({ facts, state }, plan) {
  const sorted = (list) => [...list].sort().join();
  const held = (facts.people ?? []).map(({ name, document, roles }) => `${name} ${document.number.slice(-4)} ${sorted(roles)}`);
  const meant = plan.people.map(({ heldName, name, number, roles }) => `${heldName ?? name} ${number.slice(-4)} ${sorted(roles)}`);
  const shares = (facts.investors ?? []).map(({ subscribed }) => subscribed / 1_000_000);
  const expected = {
    'trade name': [facts.name?.tradeName, plan.tradeName],
    'door number': [facts.address?.doorNumber, plan.door],
    street: [facts.address?.street, plan.street],
    district: [facts.address?.divisionCode, plan.district],
    people: [sorted(held), sorted(meant)],
    shares: [sorted(shares), sorted(plan.people.flatMap(({ wan }) => wan ?? []))],
    activities: [sorted(facts.businessScope ?? []), sorted(plan.scope)],
    ...(plan.kind.hasForm ? { phone: [facts.fiveInOne?.phone?.slice(-4), plan.phone.slice(-4)] } : {}),
    ...(plan.kindName === 'individual' ? { composition: [facts.compositionForm, plan.composition] } : {}),
  };
  return [
    ...(['SUBMITTED', 'IN_REVIEW', 'APPROVED', 'COMPLETED'].includes(state) ? [] : [`is ${state}, not handed in`]),
    ...Object.entries(expected).flatMap(([what, [is, should]]) => (is === should ? [] : [`${what}: ${is} for ${should}`])),
  ];
}
