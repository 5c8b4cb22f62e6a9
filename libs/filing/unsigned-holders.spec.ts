import type { Application } from '#libs/findings';
import { holdersWithoutSigner } from './unsigned-holders.ts';

const organisation = { name: '甲', unifiedSocialCreditCode: '91350100M000100Y43' };
const holding = { subscribed: 1, paidIn: 0, contributions: [] };
const filing = (investors: Application['investors'], kind: Application['kind'] = 'establishment'): Application => ({
  ...{ kind, entityType: 'LIMITED_LIABILITY_COMPANY', jurisdiction: '330302', channel: 'online' },
  people: [{ key: 'p1', name: '乙', document: { type: 'residentIdCard', number: '' }, roles: [] }],
  ...(investors ? { investors } : {}),
});

it('names every organisation for which nobody on the list signs, with a cure', () => {
  const found = holdersWithoutSigner(
    filing([
      { ...holding, person: 'p1' },
      { ...holding, organisation },
      { ...holding, organisation, delegate: 'p1' },
      { ...holding, organisation, delegate: 'p9' },
    ]),
    [],
  );
  expect(found.map(({ rule, path, severity, given, cure }) => [rule, path, severity, given, cure !== ''])).toEqual([
    ['investor.delegate_missing', 'investors[1].delegate', 'blocking', '甲', true],
    ['investor.delegate_missing', 'investors[3].delegate', 'blocking', '甲', true],
  ]);
});

it('says it once where the law says it, and nothing of a firm that stands', () => {
  const law = { rule: 'investor.delegate_missing', path: 'investors[0].delegate', severity: 'blocking' as const, source: 'PEA 6' };
  expect(holdersWithoutSigner(filing([{ ...holding, organisation }]), [law])).toEqual([]);
  expect(holdersWithoutSigner(filing([{ ...holding, organisation }], 'change'), [])).toEqual([]);
});
