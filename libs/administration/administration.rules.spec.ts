import type { Actor } from '#libs/kernel';
import { ADMINISTRATORS, checkRoles, isWithin, mayAdminister } from './administration.rules.ts';

it('an administrator keeps the staff of their own districts, a prefecture those of its counties', () => {
  const actor = (districts: string[], roles = ['administrator']): Actor => ({ userId: '', kind: 'staff', districts, roles });
  const may = (who: Actor, districts: string[]): boolean => mayAdminister(who, 'administrator', districts);
  expect(may(actor(['330300']), ['330302', '330303'])).toBe(true);
  expect(may(actor(['330302']), ['330302', '330303'])).toBe(false);
  expect(may(actor(['330302']), ['330300'])).toBe(false);
  expect(may(actor(['330302']), [])).toBe(false);
  expect(may(actor(['330302'], ['approver']), ['330302'])).toBe(false);
  expect(may(actor(['330302'], ['security']), ['330302'])).toBe(false);
});

it.each(ADMINISTRATORS)('%s is held by nobody who holds another role', (office) => {
  expect(() => checkRoles([office])).not.toThrow();
  for (const other of ['clerk', 'operator', ...ADMINISTRATORS.filter((one) => one !== office)] as const)
    expect(() => checkRoles([office, other])).toThrow('staff.administrator_alone');
});

it('other roles go together', () => expect(() => checkRoles(['clerk', 'examiner', 'approver', 'supervisor', 'operator'])).not.toThrow());

it('knows a post that reaches further', () => {
  expect(isWithin(['330302'], ['330300'])).toBe(true);
  expect(isWithin(['330302', '330304'], ['330302'])).toBe(false);
  expect(isWithin(['330300'], ['330302'])).toBe(false);
});
