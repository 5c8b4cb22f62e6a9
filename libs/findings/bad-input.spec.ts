import type { NameFacts } from '#libs/contract';
import { aHolder, aPerson, cleanFiling, PARENT, residentId } from '../../test/support/clean-filing.ts';
import { theLaw } from '../../test/support/law.ts';
import { check, type Application, type World } from './index.ts';

/** 50 ms is the promise on a machine that does nothing else; one that is busy has its caches taken away, which processor time shows too. */
const BUSY = 2;
const MOST = 50 * BUSY;

const DAY = '2023-05-15';
const DAYS = ['2015-12-20', '2018-05-14', DAY, '2025-01-10'];
const clean = (changes: Partial<Application>): Application => cleanFiling('LIMITED_LIABILITY_COMPANY', DAY, changes);
const parts = ['full', 'division', 'tradeName', 'industryTerm', 'organizationalForm'] as const;
/** This text in every part of the name. */
const everywhere = (text: string): Application => clean({ name: Object.fromEntries(parts.map((part) => [part, text])) as unknown as NameFacts });
/** This text for a trade name, in an otherwise good one. */
const named = (text: string): Application =>
  clean({ name: { full: `温州${text}贸易有限公司`, division: '温州', tradeName: text, industryTerm: '贸易', organizationalForm: '有限公司' } });
const keys = Array.from({ length: 200 }, (_, place) => `p${place + 20}`);
const people = (count: number, changes: (place: number) => object = () => ({})): Application['people'] =>
  keys.slice(0, count).map((key, place) => aPerson(key, ['director', 'supervisor', 'legalRepresentative'], changes(place)));
const dated = (day: string): Application => {
  const filing = clean({ businessTerm: { to: day } });
  return {
    ...filing,
    people: filing.people?.map((one) => ({ ...one, birthDate: day })),
    investors: filing.investors?.map((one) => ({ ...one, contributions: [{ method: 'MONEY' as const, amount: 1, dueOn: day, paidOn: day }] })),
  };
};
const owned = (amount: number): Application =>
  clean({
    registeredCapital: amount,
    investors: [aHolder('p1', { subscribed: amount, paidIn: amount, contributions: [{ method: 'MONEY', amount, dueOn: '2026-01-01' }] })],
  });
const changing = (more: object): Application => ({
  kind: 'change',
  entityType: 'LIMITED_LIABILITY_COMPANY',
  jurisdiction: '330302',
  channel: 'online',
  subject: 'E1',
  ...more,
});
const crowd = (name: (place: number) => string): World => ({
  entities: [
    { ...PARENT },
    ...Array.from({ length: 300 }, (_, place) => ({ id: `E${place + 10}`, name: name(place), domicile: '浙江省温州市鹿城区五马街道青鹭路18号' })),
  ],
});

/** What is asked, in which register, and which code has to be among the findings. */
const BAD: readonly [what: string, filing: Application, code: string, world?: World][] = [
  ...['温', '贸易', '有限公司', '（', '（温州）', '🐟', '\u202e', '\ud800', '⼭', '澄岩', '国际', '中国', '博士', '鹿城区', '投資']
    .flatMap((piece): [string, Application, string][] => [
      [
        `a name of 500 times ${JSON.stringify(piece)}`.replace('500', String(Math.floor(500 / piece.length))),
        named(piece.repeat(Math.floor(500 / piece.length))),
        piece === '澄岩' || /^[\u4e00-\u9fa5]/.test(piece) ? 'address.commitment_missing' : 'name.charset',
      ],
      [`every part of ${JSON.stringify(piece)}`, everywhere(piece.repeat(Math.floor(500 / piece.length))), 'name.form_not_allowed_for_type'],
    ])
    .map(([what, filing, code]): [string, Application, string] => [what, { ...filing, commitments: { address: false } }, code]),
  ['only spaces', everywhere('   '), 'name.form_missing'],
  ['spaces of all kinds', everywhere(' \u3000\u00a0\u2003\n\t'), 'name.form_missing'],
  ['emoji', named('澄🐟岩'), 'name.charset'],
  ['emoji joined', named('澄👨‍👩‍👧岩'), 'name.charset'],
  ['marks of direction', named('澄\u202e\u200f岩'), 'name.charset'],
  ['a space without width', named('澄\u200b岩'), 'name.charset'],
  ['Kangxi radicals', named('⼭⽔'), 'name.charset'],
  ['half a character', named('澄\ud800岩'), 'name.charset'],
  ['half a character the other way', named('澄\udc00岩'), 'name.charset'],
  [
    'a name beside 300 of its like',
    named('澄岩'),
    'name.similar_to_registered',
    crowd((place) => `温州澄岩${'甲乙丙丁'[place % 4] ?? ''}贸易有限公司`),
  ],
  ['a long name beside 300 as long', named('澄岩'.repeat(250)), 'name.same_as_registered', crowd(() => `温州${'澄岩'.repeat(250)}贸易有限公司`)],

  ['a scope of one item of 2,001 characters', clean({ businessScope: ['竹'.repeat(2001)] }), 'scope.over_2000_characters'],
  [
    'a scope of 300 items',
    clean({ businessScope: Array.from({ length: 300 }, (_, place) => `第${place}类危险化学品、餐饮服务、医疗器械（不含金融）`) }),
    'scope.over_2000_characters',
  ],
  [
    'a scope of 2,000 characters full of permits',
    clean({ businessScope: ['危险化学品经营餐饮服务食品烟草医疗器械劳务派遣保安服务'.repeat(90).slice(0, 2000)] }),
    'scope.pre_approval_uncertain',
  ],
  [
    'a scope of brackets',
    clean({ businessScope: ['（不含'.repeat(500), '(除'.repeat(500), '除'.repeat(2000), '不含'.repeat(1000)] }),
    'scope.over_2000_characters',
  ],
  ['a scope of emoji and halves', clean({ businessScope: ['🐟'.repeat(1000), '\ud800'.repeat(1001), '\u202e'] }), 'scope.over_2000_characters'],
  ['a scope of 300 blanks', clean({ businessScope: Array.from({ length: 300 }, () => ' ') }), 'scope.empty'],

  ['200 holders', clean({ people: people(200), investors: keys.map((key) => aHolder(key)) }), 'investor.too_many'],
  [
    '200 holders of one number',
    clean({
      people: people(200, () => ({ document: { type: 'residentIdCard', number: residentId('1966-06-06') } })),
      investors: keys.map((key) => aHolder(key)),
    }),
    'person.same_number_other_name',
  ],
  ['200 holders who are nobody', clean({ investors: keys.map((key) => aHolder(key)) }), 'form.required_field_missing'],
  ['200 times the same holder', clean({ investors: keys.map(() => aHolder('p1')) }), 'investor.duplicate'],
  ['people without a key', clean({ people: people(200, () => ({ key: '' })) }), 'form.required_field_missing'],
  ['the same key for all', clean({ people: people(200, () => ({ key: 'p1' })) }), 'post.more_than_one_legal_representative'],

  ...[1e99, -1e99, -1, 0, 0.5, Number.NaN, Infinity, Number('9'.repeat(19)), Number.MAX_SAFE_INTEGER + 1].map(
    (amount): [string, Application, string] => [`a capital of ${amount}`, owned(amount), 'capital.missing'],
  ),
  ['a capital of 19 digits, as text', clean({ registeredCapital: '9'.repeat(19) as unknown as number }), 'capital.missing'],

  ...['2023-02-29', '2023-13-01', '0000-00-00', '9999-12-32', '20230229', 'yesterday', '２０２３-０１-０１', '2023-02-29T00:00:00Z', ''].map(
    (day): [string, Application, string] => [`the day ${JSON.stringify(day)}`, dated(day), 'term.not_after_filing_date'],
  ),
  [
    'a change decided and published on no day',
    changing({ registeredCapital: 1, change: { items: [{ item: 'registeredCapital', to: 1, decidedOn: '2023-02-29', publishedOn: '2023-02-30' }] } }),
    'capital.reduction_too_early',
    { entities: [{ ...PARENT, registeredCapital: 5 }] },
  ],
  [
    'a notice on no day',
    {
      ...changing({}),
      kind: 'simplifiedDeregistration',
      step: 'apply',
      simplifiedDeregistration: { ground: 'NO_DEBTS', noticePublishedOn: '2023-02-29' },
    },
    'dereg.notice_not_published',
    { entities: [{ ...PARENT }] },
  ],
  [
    '300 changes of nothing',
    changing({ change: { items: Array.from({ length: 300 }, () => ({ item: 'name', to: PARENT.name, decidedOn: DAY })) } }),
    'change.nothing_changes',
    { entities: [{ ...PARENT }] },
  ],

  [
    'posts and signatures of people who are not there',
    clean({ signatures: { missing: ['p99', ''] }, fiveInOne: { financeOfficer: 'p99', socialInsuranceHandler: 'p99' } }),
    'form.required_field_missing',
  ],
  [
    'a delegate who is not there',
    {
      ...cleanFiling('GENERAL_PARTNERSHIP', DAY),
      investors: [
        {
          organisation: { name: 'x', unifiedSocialCreditCode: '\ud800' },
          subscribed: 1,
          paidIn: 0,
          contributions: [],
          managingPartner: true,
          delegate: 'p99',
        },
      ],
    },
    'investor.delegate_missing',
  ],
  [
    'a new head who is not there',
    changing({ people: people(1), change: { items: [{ item: 'legalRepresentative', to: 'p99', decidedOn: DAY }], signedBy: 'p98' } }),
    'change.wrong_signatory',
    { entities: [{ ...PARENT }] },
  ],
  [
    'words of the language for keys',
    clean({ people: people(2, () => ({ key: '__proto__' })), investors: [aHolder('constructor'), aHolder('toString')], subject: '__proto__' }),
    'form.required_field_missing',
  ],
];

function timed(filing: Application, world: World, on: string): number {
  const before = process.cpuUsage();
  check(filing, world, theLaw, on);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

it.each(BAD)('%s: a finding, and at once', (_, filing, code, world = { entities: [{ ...PARENT }] }) => {
  expect(check(filing, world, theLaw, DAY).map(({ rule }) => rule)).toContain(code);
  // The least of three: a pause of the collector or the compiler is not the check's.
  for (const on of DAYS) expect(Math.min(...[1, 2, 3].map(() => timed(filing, world, on)))).toBeLessThan(MOST);
});
