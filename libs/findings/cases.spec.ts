import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entityTypeCode } from '#libs/catalogue';
import { approvalsOf, check, type Application, type World } from './index.ts';
import { theLaw } from '../../test/support/law.ts';

interface Expected {
  findings: { rule: string; path: string; severity: string }[];
  preApprovals?: object[];
  postApprovals?: object[];
  entityTypeCode?: string;
}

type FilingCase = Application & { id: string; title: string; on: string; register?: World; expect: Expected };

const folder = join(process.cwd(), 'test/cases/filings');
// The files are checked against their schema elsewhere.
const cases = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as FilingCase);

const marks = (findings: readonly { rule: string; path: string; severity: string }[]): string[] =>
  findings
    .filter(({ severity }) => severity !== 'advice')
    .map(({ rule, path, severity }) => `${severity} ${rule} ${path}`)
    .sort();
const sorted = (list: readonly object[]): string[] => list.map((one) => JSON.stringify(one, Object.keys(one).sort())).sort();

describe.each(cases.map((one) => [`${one.id} ${one.title}`, one] as const))('%s', (_, one) => {
  const world = one.register ?? {};
  const findings = check(one, world, theLaw, one.on);
  const approvals = approvalsOf(one, world, theLaw, one.on);

  it('has exactly the defects that stand in its way, and the advice', () => {
    expect(marks(findings)).toEqual(marks(one.expect.findings));
    const advice = one.expect.findings.filter(({ severity }) => severity === 'advice').map(({ rule, path }) => `${rule} ${path}`);
    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual(expect.arrayContaining(advice));
  });

  it('needs exactly the permits', () => {
    if (one.expect.preApprovals) expect(sorted(approvals.preApprovals)).toEqual(sorted(one.expect.preApprovals));
    if (one.expect.postApprovals) expect(sorted(approvals.postApprovals)).toEqual(sorted(one.expect.postApprovals));
  });

  it('is of its type', () => {
    if (one.expect.entityTypeCode !== undefined) expect(entityTypeCode(one, theLaw, one.on, world)).toBe(one.expect.entityTypeCode);
  });
});
