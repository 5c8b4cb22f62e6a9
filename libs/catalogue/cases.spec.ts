import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts, FilingFrame } from '#libs/contract';
import { classifyScope, documentsRequired, entityTypeCode, foreignHolders, signersOf } from './index.ts';
import { theLaw as law } from '../../test/support/law.ts';

interface Case extends FilingFrame, Facts {
  id: string;
  on: string;
  register?: { entities?: { id?: string; entityTypeCode?: string }[]; permits?: { catalogueItem: string; validTo?: string }[] };
  reviewers?: { department: string; task: string }[];
  expect: {
    outcome: string;
    preApprovals?: { scopeItem?: number; investor?: number; item: string; certain: boolean }[];
    postApprovals?: { scopeItem: number; item: string; notify: string }[];
    entityTypeCode?: string;
    licence?: { format: string; orientation: string; codeMode: string; exact: Record<string, string>; pattern: Record<string, string> };
    messages: { to: string; what: string; items?: string[] }[];
  };
}

const FOLDER = join(process.cwd(), 'test/cases/filings');
const cases = readdirSync(FOLDER).map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Case);
const scopeOf = (filing: Case) => classifyScope(law, filing.businessScope ?? [], filing.on, foreignHolders(law, filing, filing.on));
const text = (value: unknown): string => JSON.stringify(value);

describe.each(cases)('case $id', (filing) => {
  const { on, expect: expected } = filing;
  const row = law.entityTypes.get(filing.entityType);

  if (expected.preApprovals || expected.postApprovals) {
    it('has its permits before and after the licence', () => {
      const { preApprovals, postApprovals } = scopeOf(filing);
      const before = preApprovals.map(({ scopeItem, investor, item, certain }) => ({ scopeItem, investor, item, certain }));
      const after = postApprovals.map(({ scopeItem, item, notify }) => ({ scopeItem, item, notify }));
      const wanted = (expected.preApprovals ?? []).map(({ scopeItem, investor, item, certain }) => ({ scopeItem, investor, item, certain }));
      expect(before.map(text).sort()).toEqual(wanted.map(text).sort());
      expect(after.map(text).sort()).toEqual(
        (expected.postApprovals ?? []).map(({ scopeItem, item, notify }) => text({ scopeItem, item, notify })).sort(),
      );
    });
  }

  if (expected.entityTypeCode !== undefined) {
    it('has its type code', () => expect(entityTypeCode(filing, law, on, filing.register)).toBe(expected.entityTypeCode));
  }

  if (expected.licence) {
    const { licence } = expected;
    it('has its licence format, code mode and labels', () => {
      expect(law.licences.format(filing.entityType, on)).toMatchObject({ format: licence.format, orientation: licence.orientation });
      expect(law.licences.codeMode(filing.entityType, on)).toBe(licence.codeMode);
      const labels = law.entityTypes.labels(filing.entityType, on).map((label) => label.label);
      for (const label of Object.keys(licence.exact)) expect(labels).toContain(label);
      if (licence.pattern['统一社会信用代码']) expect(licence.pattern['统一社会信用代码'].slice(1, 3)).toBe(row.usccPrefix);
      const code = entityTypeCode(filing, law, on, filing.register);
      const printed = code === undefined ? undefined : law.entityTypes.code(code)?.licenceText;
      if (printed !== undefined && licence.pattern['类型']) expect(printed).toMatch(new RegExp(licence.pattern['类型'], 'u'));
    });
  }

  if (['licensed', 'deregistered', 'noticePublished'].includes(expected.outcome)) {
    it('tells whom it must, and nobody twice', () => {
      const added = filing.change?.addedScope;
      const hits = scopeOf(filing).postApprovals.filter((hit) => added === undefined || added.includes(hit.scopeItem));
      const event = expected.outcome === 'noticePublished' ? 'noticePublished' : 'done';
      const sent = law.pushes.after(event, filing, on, hits).map(({ to, what, items }) => text({ to, what, items }));
      expect(new Set(sent).size).toBe(sent.length);
      expect([...sent].sort()).toEqual(expected.messages.map(({ to, what, items }) => text({ to, what, items: items && [...items].sort() })).sort());
    });
  }

  it('opens one task a department and kind; whoever is scripted has one', () => {
    const tasks = law.tasks.for(filing, on, scopeOf(filing));
    const keys = tasks.map((task) => `${task.department} ${task.kind}`);
    expect(new Set(keys).size).toBe(keys.length);
    const review = { department: 'MARKET_SUPERVISION', kind: 'REVIEW', gating: true, by: 'person', steps: ['EXAMINE', 'APPROVE'] };
    // A simplified deregistration is decided by its notice and what was objected.
    if (filing.kind === 'simplifiedDeregistration') expect(tasks.filter((task) => task.gating)).toEqual([]);
    else expect(tasks[0]).toMatchObject(review);
    for (const reviewer of filing.reviewers ?? []) expect(keys).toContain(`${reviewer.department} ${reviewer.task}`);
    expect(tasks.filter((task) => task.gating).every((task) => task.asked === 'atAcceptance')).toBe(true);
  });

  it('asks the signatures and papers that it says are missing', () => {
    const signers = signersOf(filing, law, on);
    expect(signers.length).toBeGreaterThan(0);
    for (const person of filing.signatures?.missing ?? []) expect(signers).toContainEqual({ person, asks: 'sign' });
    const papers = documentsRequired(filing, law, on);
    for (const paper of [...(filing.documents?.missing ?? []), ...(filing.documents?.handedIn ?? [])]) expect(papers).toContain(paper);
  });
});
