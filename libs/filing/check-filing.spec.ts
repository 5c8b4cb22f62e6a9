import { cleanFiling } from '../../test/support/clean-filing.ts';
import { theLaw } from '../../test/support/law.ts';
import { unprintable } from './check-filing.ts';

const DAY = '2018-05-14';
const marks = (changes: Parameters<typeof cleanFiling>[2]): string[] =>
  unprintable(cleanFiling('LIMITED_LIABILITY_COMPANY', DAY, changes), theLaw).map(({ rule, path, given }) => `${rule} ${path} ${given ?? ''}`);

it('a character that no paper can show is told where it stands, with what it is', () => {
  expect(marks({ businessScope: ['日用百货销售', '☑图书零售'] })).toEqual(['paper.character_not_printable businessScope[1] ☑']);
  expect(marks({ businessScope: ['日用百货销售', '√图书零售'] })).toEqual([]);
});

it('it is asked of everything that a licence says', () => {
  const filing = cleanFiling('LIMITED_LIABILITY_COMPANY', DAY);
  const [person] = filing.people ?? [];
  expect(
    marks({
      ...(filing.name ? { name: { ...filing.name, full: '温州\u{1F600}有限公司' } } : {}),
      ...(filing.address ? { address: { ...filing.address, text: '青鹭路\u{1F3E0}号' } } : {}),
      people: person ? [{ ...person, name: '林☑' }] : [],
      investors: [{ organisation: { name: '温州☑贸易有限公司', unifiedSocialCreditCode: '' }, subscribed: 1, paidIn: 0, contributions: [] }],
    }).map((one) => one.split(' ')[1]),
  ).toEqual(['name.full', 'address.text', 'people[0].name', 'investors[0].organisation.name']);
  expect(marks({})).toEqual([]);
});
