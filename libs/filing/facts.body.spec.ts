import { ROLE_LABELS } from '#libs/editions';
import { theLaw } from '../../test/support/law.ts';
import { PERSON_ROLES } from './facts.body.ts';

describe('the posts that a filing can state', () => {
  it('are all that the law has sign', () => {
    const named = theLaw.signers.rows.flatMap(({ roles }) => roles);
    expect(named.filter((role) => !PERSON_ROLES.some((one) => one === role))).toEqual([]);
  });

  it('each have words in both languages', () => {
    expect([...PERSON_ROLES].sort()).toEqual(Object.keys(ROLE_LABELS).sort());
  });
});
