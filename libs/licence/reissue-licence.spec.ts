import type { EntityManager } from 'typeorm';
import type { Facts, PersonFacts } from '#libs/contract';
import { editFacts, filingList, filingPage, Filing, requestSignatures, submitFiling } from '#libs/filing';
import { setRegistryClock } from '#libs/kernel';
import { OutboxEntry } from '#libs/platform';
import { findEntityByCode, RegisterEntity, RegisterName, RegisterPerson, RegisterVersion } from '#libs/register';
import { aChange, aFirm, approvedChange, everyoneSigns, issued, registeredHead, type Firm } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { Licence } from './licence.entity.ts';
import { publicLicence } from './licence.queries.ts';

beforeAll(() => void useTestConfig());
const on = (date: string): void => setRegistryClock(new Date(`${date}T02:00:00Z`));
beforeEach(() => on('2016-03-15'));

const asks = (item: string, more: object = {}): Facts['change'] => ({ items: [{ item, decidedOn: '2016-04-01', ...more }] });
const scope: Facts['businessScope'] = ['日用百货销售', '图书零售'];
const licencesOf = (tx: EntityManager, { entityId }: Firm) => tx.find(Licence, { where: { entityId }, order: { serial: 'asc' } });
const nextDay = (): void => on('2016-04-05');

describe('a change of scope', () => {
  it('is prefilled with what is registered, keeps only what changes, and issues the licence anew', () =>
    rolledBack(async (tx) => {
      const firm = await aFirm(tx);
      const head = await registeredHead(tx, firm);
      nextDay();
      const change = await approvedChange(tx, firm, { businessScope: scope, people: [head], change: asks('businessScope') });
      const page = await filingPage(tx, firm.filer, change.id);
      expect(page.current?.name?.full).toBe(firm.facts.name?.full);
      expect(page.facts.name).toBeUndefined();
      expect(page.facts.change?.items).toEqual([{ item: 'businessScope', to: '日用百货销售；图书零售', decidedOn: '2016-04-01' }]);
      for (const { document } of firm.facts.people ?? []) expect(JSON.stringify([page.facts, page.current])).not.toContain(document.number);

      await issued(tx, change.id);
      const [first, second] = await licencesOf(tx, firm);
      expect(first).toMatchObject({ state: 'REPLACED', replacedBy: second?.id, endReason: 'CHANGED' });
      expect(second).toMatchObject({ state: 'ISSUED', serial: 2, code: first?.code, establishedOn: '2016-03-15', issuedOn: '2016-04-05' });
      const printed = (licence?: Licence) => licence?.face.fields.map(({ field, value }) => (field === 'scope' ? '' : value));
      expect(printed(second)).toEqual(printed(first));
      expect(second?.face.fields.find(({ field }) => field === 'scope')?.value).toContain('图书零售');
      expect(await publicLicence(tx, first?.code ?? '', '1')).toMatchObject({ verdict: 'replaced' });
      expect(await publicLicence(tx, first?.code ?? '')).toMatchObject({ verdict: 'valid' });

      const versions = await tx.find(RegisterVersion, { where: { entityId: firm.entityId }, order: { version: 'asc' } });
      expect(versions.map(({ version, kind, validFrom, items }) => [version, kind, validFrom, items])).toEqual([
        [1, 'entry', '2016-03-15', []],
        [2, 'change', '2016-04-05', ['businessScope']],
      ]);
      await issued(tx, change.id);
      expect(await tx.countBy(RegisterVersion, { entityId: firm.entityId })).toBe(2);
    }));

  it('is the only one under way, and must come from the firm’s own head', () =>
    rolledBack(async (tx) => {
      const firm = await aFirm(tx);
      const head = await registeredHead(tx, firm);
      nextDay();
      await approvedChange(tx, firm, { businessScope: scope, people: [head], change: asks('businessScope') });
      const second = await aChange(tx, firm, { businessScope: ['图书零售'], people: [head], change: asks('businessScope') });
      await requestSignatures(tx, firm.filer, second.id);
      await everyoneSigns(tx, second.id);
      await expect(submitFiling(tx, firm.filer, second.id)).rejects.toMatchObject({ code: 'change.another_under_way' });

      const stranger: PersonFacts = { ...head, key: 'x', name: '甘棠', document: { type: 'prcPassport', number: 'E12345678' } };
      const refused = async (facts: Facts) => {
        const { id } = await aChange(tx, firm, facts);
        return requestSignatures(tx, firm.filer, id).then(
          () => 'taken',
          ({ code }: { code: string }) => code,
        );
      };
      expect(await refused({ businessScope: scope, people: [stranger], change: asks('businessScope') })).toBe('change.not_the_registered_head');
      expect(await refused({ businessScope: scope, change: asks('businessScope') })).toBe('change.nobody_signs');
      expect(await refused({ people: [head], change: asks('businessTerm') })).toBe('change.value_missing');
      expect(await refused({ people: [head] })).toBe('change.nothing_asked');
    }));
});

describe('what else changes', () => {
  it('the name: the old one is a former name, and a number of the old licence still finds the firm', () =>
    rolledBack(async (tx) => {
      const firm = await aFirm(tx);
      const head = await registeredHead(tx, firm);
      nextDay();
      const old = firm.facts.name;
      if (!old) throw new Error('no name');
      const name = { ...old, full: old.full.replace(old.tradeName, '澜瀚珂珏'), tradeName: '澜瀚珂珏' };
      await issued(tx, (await approvedChange(tx, firm, { name, people: [head], change: asks('name') })).id);
      const names = await tx.findBy(RegisterName, { entityId: firm.entityId });
      expect(Object.fromEntries(names.map(({ full, until }) => [full, until]))).toEqual({ [old.full]: '2016-04-05', [name.full]: null });
      const [first, second] = await licencesOf(tx, firm);
      expect(first?.face.fields.find(({ field }) => field === 'name')?.value).toBe(old.full);
      expect(await publicLicence(tx, second?.code ?? '')).toMatchObject({ name: name.full });
    }));

  it('the liaison officer: entered and told, but no licence is printed for it', () =>
    rolledBack(async (tx) => {
      const firm = await aFirm(tx);
      const head = await registeredHead(tx, firm);
      nextDay();
      const liaison: PersonFacts = { key: 'l', name: '甘棠', document: { type: 'prcPassport', number: 'E12345678' }, roles: ['liaisonOfficer'] };
      const change = await approvedChange(tx, firm, { people: [head, liaison], change: asks('liaisonOfficer') });
      expect(await issued(tx, change.id)).toBeNull();
      expect(await tx.findOneBy(Filing, { id: change.id })).toMatchObject({ state: 'COMPLETED', result: { licenceId: null } });
      expect(await licencesOf(tx, firm)).toMatchObject([{ state: 'ISSUED' }]);
      expect(await tx.findBy(RegisterPerson, { entityId: firm.entityId, role: 'liaisonOfficer' })).toMatchObject(
        expect.arrayContaining([expect.objectContaining({ name: '甘棠', validFrom: '2016-04-05', until: null })]),
      );
      expect(await tx.existsBy(OutboxEntry, { message: 'licence.change_entered' })).toBe(true);
    }));

  it('the district: the new registry has the file, the code stays', () =>
    rolledBack(async (tx) => {
      const firm = await aFirm(tx);
      const head = await registeredHead(tx, firm);
      nextDay();
      const text = '浙江省温州市瓯海区娄桥街道听松路17号';
      const address = { divisionCode: '330304', town: '娄桥街道', street: '听松路', doorNumber: '17号', text };
      const kept = { ...firm.facts.address, ...address, propertyUse: 'COMMERCIAL', rightOfUse: 'LEASED', mode: 'DECLARED' } as const;
      const facts = { address: kept, people: [head], change: asks('domicile') };
      await issued(tx, (await approvedChange(tx, firm, facts, { jurisdiction: '330304' })).id);
      const entity = await tx.findOneByOrFail(RegisterEntity, { id: firm.entityId });
      expect(entity).toMatchObject({ registry: '330304' });
      const [first, second] = await licencesOf(tx, firm);
      expect([second?.code, second?.face.registry]).toEqual([first?.code, '温州市瓯海区市场监督管理局']);
      expect((await findEntityByCode(tx, first?.code ?? ''))?.id).toBe(firm.entityId);
    }));
});

it('a draft goes to the registry of where the firm moves, back when it stays, and bears the name of the firm in lists', () =>
  rolledBack(async (tx) => {
    const firm = await aFirm(tx);
    nextDay();
    const { id, filer } = await aChange(tx, firm, { people: [await registeredHead(tx, firm)] });
    const address = firm.facts.address && { ...firm.facts.address, divisionCode: '330304' };
    const save = async (version: number, parts: Facts): Promise<string> =>
      (await editFacts(tx, filer, { filingId: id, version, parts, registryFollows: true })).jurisdiction;
    expect(await save(1, { address })).toBe('330302');
    expect(await save(2, { change: asks('domicile') })).toBe('330304');
    expect(await save(3, { address: address && { ...address, divisionCode: '999999' } })).toBe('330302');
    expect(await save(4, { address })).toBe('330304');
    expect(await save(5, { change: asks('businessTerm') })).toBe('330302');
    expect((await filingList(tx, filer)).find((row) => row.id === id)?.name).toBe(firm.facts.name?.full);
  }));

it('a firm that becomes another type keeps its organisation code; the first paper stays what it was, and says what took its place', () =>
  rolledBack(async (tx) => {
    on('2022-06-01');
    const firm = await aFirm(tx, { entityType: 'SOLE_PROPRIETORSHIP' });
    const [first] = await licencesOf(tx, firm);
    on('2022-07-01');
    const { people = [], investors = [], name } = firm.facts;
    const [owner] = people;
    if (!owner || !name) throw new Error('nobody owns it');
    const next = { ...name, tradeName: '澜瀚珂珏', organizationalForm: '有限公司', full: `${name.division}澜瀚珂珏${name.industryTerm}有限公司` };
    const watcher: PersonFacts = {
      key: 's',
      name: '甘棠',
      document: { type: 'residentIdCard', number: '330302196910029973' },
      roles: ['supervisor'],
    };
    const change = await approvedChange(tx, firm, {
      name: next,
      registeredCapital: 100_000_00,
      people: [{ ...owner, roles: ['investor', 'legalRepresentative', 'executiveDirector', 'manager'] }, watcher],
      investors: investors.map((one) => ({
        ...one,
        subscribed: 100_000_00,
        contributions: [{ method: 'MONEY', amount: 100_000_00, dueOn: '2030-01-01' }],
      })),
      change: {
        items: ['entityType', 'name'].map((item) => ({ item, to: 'LIMITED_LIABILITY_COMPANY', decidedOn: '2022-06-28' })),
        signedBy: owner.key,
      },
    });
    await issued(tx, change.id);
    const [old, now] = await licencesOf(tx, firm);
    expect([old?.face, old?.originalSha256, old?.duplicateSha256]).toEqual([first?.face, first?.originalSha256, first?.duplicateSha256]);
    expect(now?.code.slice(8, 17)).toBe(first?.code.slice(8, 17));
    expect(now?.face.fields.find(({ field }) => field === 'person')?.value).toBe(owner.name);
    expect(await tx.findOneByOrFail(RegisterEntity, { id: firm.entityId })).toMatchObject({
      entityType: 'LIMITED_LIABILITY_COMPANY',
      entityTypeCode: '1151',
    });
    expect(await publicLicence(tx, old?.code ?? '', '1')).toMatchObject({
      verdict: 'replaced',
      name: name.full,
      ended: { on: '2022-07-01', reason: 'CHANGED', by: { code: now?.code, issuedOn: '2022-07-01' } },
    });
  }));

it('edits of a change are judged by the register: added items of scope are worked out', () =>
  rolledBack(async (tx) => {
    const firm = await aFirm(tx);
    const head = await registeredHead(tx, firm);
    const own = firm.facts.businessScope ?? [];
    const { id } = await aChange(tx, firm, { businessScope: [...own, '图书零售'], people: [head], change: asks('businessScope') });
    const after = await editFacts(tx, firm.filer, { filingId: id, version: 1, parts: { businessScope: ['图书零售', ...own, '餐饮服务'] } });
    expect(after.facts.change?.addedScope).toEqual([0, own.length + 1]);
  }));
