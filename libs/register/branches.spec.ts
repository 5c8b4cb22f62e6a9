import { nameKeys } from '#libs/findings';
import { newId } from '#libs/kernel';
import { rolledBack } from '../../test/support/database.ts';
import { theLaw } from '../../test/support/law.ts';
import { enterInRegister, type Entry } from './enter-in-register.ts';
import { branchesOf } from './register.queries.ts';

const entry = (full: string, parentId: string | null): Entry => ({
  filingId: newId(),
  round: 1,
  entityType: parentId ? 'COMPANY_BRANCH' : 'LIMITED_LIABILITY_COMPANY',
  entityTypeCode: parentId ? '2130' : '1130',
  registry: '330302',
  unifiedSocialCreditCode: null,
  registrationNumber: null,
  organizationCode: null,
  parentId,
  establishedOn: '2026-03-02',
  facts: {},
  sealFor: () => '',
  name: { full, keys: nameKeys(full, theLaw.names), individual: false },
  people: [],
});

it('a branch stands in the register with its parent, and is found by it', () =>
  rolledBack(async (tx) => {
    const parent = await enterInRegister(tx, entry('温州砚禾物流有限公司', null));
    const branch = entry('温州砚禾物流有限公司瑞安分公司', parent.id);
    expect(await enterInRegister(tx, branch)).toMatchObject({ parentId: parent.id });
    await enterInRegister(tx, branch);
    expect(await branchesOf(tx, [parent.id])).toEqual([{ parent: parent.id, name: '温州砚禾物流有限公司瑞安分公司', state: 'registered' }]);
    expect(await branchesOf(tx, [newId()])).toEqual([]);
    expect(await branchesOf(tx, [])).toEqual([]);
  }));
