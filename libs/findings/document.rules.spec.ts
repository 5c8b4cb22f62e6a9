import type { FilingKind } from '#libs/contract';
import { cleanFiling } from '../../test/support/clean-filing.ts';
import { found } from '../../test/support/findings.ts';
import type { Application } from './index.ts';

const LLC = 'LIMITED_LIABILITY_COMPANY';
const DAY = '2016-06-27';
const world = { entities: [{ id: 'E1', name: '温州旧岩贸易有限公司', entityType: LLC, licenceCodeMode: 'SEPARATE' as const }] };
const lacking = (kind: FilingKind, missing: string[], changes: Partial<Application> = {}): string[] =>
  found({ kind, entityType: LLC, jurisdiction: '330302', channel: 'online', subject: 'E1', documents: { missing }, ...changes }, DAY, world);

it('a paper that is needed is named', () => {
  expect(found(cleanFiling(LLC, DAY, { documents: { missing: ['charter', 'appointmentPapers'] } }), DAY)).toEqual([
    'document.required_missing documents.charter',
    'document.required_missing documents.appointmentPapers',
  ]);
  expect(found(cleanFiling(LLC, DAY, { documents: { missing: [] } }), DAY)).toEqual([]);
});

it('a title paper is not needed where the address is declared', () => {
  const filing = cleanFiling(LLC, DAY, { documents: { missing: ['addressPaper'] } });
  expect(found(filing, DAY)).toEqual([]);
  const proved = { ...filing, ...(filing.address ? { address: { ...filing.address, mode: 'PROOF' as const } } : {}) };
  expect(found(proved, DAY)).toEqual(['document.required_missing documents.addressPaper']);
});

it.each<[FilingKind, string, string[]]>([
  ['licenceConversion', 'taxCertificate', ['licence.old_papers_missing documents.taxCertificate']],
  ['licenceConversion', 'organizationCodeCertificate', ['licence.old_papers_missing documents.organizationCodeCertificate']],
  ['licenceConversion', 'businessLicenceOriginal', ['licence.old_papers_missing documents.businessLicenceOriginal']],
  ['licenceConversion', 'socialInsuranceCertificate', []],
  ['licenceConversion', 'statisticsCertificate', []],
  ['licenceReplacement', 'lossPublication', ['licence.loss_not_published documents.lossPublication']],
  ['change', 'oldLicence', ['licence.not_surrendered documents.oldLicence']],
  ['deregistration', 'oldLicence', ['licence.not_surrendered documents.oldLicence']],
  ['deregistration', 'liquidationReport', ['document.required_missing documents.liquidationReport']],
  ['change', 'decision', ['document.required_missing documents.decision']],
])('%s without %s', (kind, paper, expected) => {
  expect(lacking(kind, [paper])).toEqual(expected);
});
