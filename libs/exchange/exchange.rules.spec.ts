import { cleanFiling } from '../../test/support/clean-filing.ts';
import { fieldsFor } from './exchange.rules.ts';

const facts = cleanFiling('LIMITED_LIABILITY_COMPANY', '2016-03-15');
const numbers = [...(facts.people ?? []).map(({ document }) => document.number), facts.fiveInOne?.phone ?? ''];
const told = (what: string, department: string): string => JSON.stringify(fieldsFor(what, department, facts));

it.each([
  ['publication', 'PUBLICITY_SYSTEM'],
  ['dualNotification', 'CULTURE'],
  ['dualNotification', 'TAX'],
  ['dualNotification', 'PUBLIC_SECURITY'],
  ['notice', 'PUBLICITY_SYSTEM'],
  ['simplifiedDeregistrationNotice', 'TAX'],
  ['a message not thought of yet', 'TAX'],
])('%s to %s carries no personal number', (what, department) => {
  for (const number of numbers) expect(told(what, department)).not.toContain(number);
  expect(fieldsFor(what, department, facts)).toMatchObject({ name: facts.name, head: facts.people?.[0]?.name });
});

it.each([
  ['TAX', ['investors', 'people', 'industryCode', 'fiveInOne']],
  ['HUMAN_RESOURCES', ['people', 'fiveInOne']],
  ['STATISTICS', ['industryCode', 'fiveInOne']],
  ['QUALITY', ['industryCode']],
])('a record to %s carries what its own tasks hang on', (department, fields) => {
  expect(Object.keys(fieldsFor('recordEstablishment', department, facts))).toEqual(expect.arrayContaining(fields));
});

it('for a seal the head alone is told of', () => {
  const { people, investors } = fieldsFor('sealFiling', 'PUBLIC_SECURITY', facts);
  expect(people?.map(({ key }) => key)).toEqual(['p1']);
  expect(investors).toBeUndefined();
});
