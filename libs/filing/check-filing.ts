import type { EntityManager } from 'typeorm';
import { entityTypeCode, type Law } from '#libs/catalogue';
import type { Facts, PostApprovalView, PreApprovalView } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { approvalsOf, check, isBlocking, type Application, type Finding } from '#libs/findings';
import { registryDate } from '#libs/kernel';
import { missingGlyphs } from '#libs/papers';
import { applicationOf, type DerivedApplication } from './application-of.ts';
import type { Filing } from './filing.entity.ts';
import { permitsHeld } from './permits-held.ts';
import { worldFor } from './world-for.ts';

export interface Check extends DerivedApplication {
  on: string;
  law: Law;
  findings: Finding[];
  entityTypeCode: string | null;
  preApprovals: PreApprovalView[];
  postApprovals: PostApprovalView[];
}

/** Judges a filing by the law and the register of this moment: all defects at once. */
export async function checkFiling(tx: EntityManager, filing: Filing, facts: Facts): Promise<Check> {
  const law = await lawNow(tx);
  const on = registryDate();
  const derived = await applicationOf(tx, law, filing, facts, on);
  const { application } = derived;
  const world = await worldFor(tx, law, filing, application, await permitsHeld(tx, filing.id));
  const found = check(application, world, law, on);
  return {
    ...derived,
    on,
    law,
    findings: [
      ...found,
      ...unprintable(application, law).filter(({ path }) => !found.some((finding) => isBlocking(finding) && finding.path === path)),
    ],
    entityTypeCode: entityTypeCode(application, law, on, world) ?? null,
    ...approvalsOf(application, world, law, on),
  };
}

/** Texts that stand on a licence must have a shape in a font, or the paper would show a box. Asked only where nothing else is wrong with the text. */
export function unprintable(application: Application, law: Law): Finding[] {
  const code = law.finding('paper.character_not_printable');
  const texts: [string, string | undefined][] = [
    ['name.full', application.name?.full],
    ['address.text', application.address?.text],
    ...(application.businessScope ?? []).map((text, index): [string, string] => [`businessScope[${index}]`, text]),
    ...(application.people ?? []).map((person, index): [string, string] => [`people[${index}].name`, person.name]),
    ...(application.investors ?? []).map((investor, index): [string, string | undefined] => [
      `investors[${index}].organisation.name`,
      investor.organisation?.name,
    ]),
  ];
  return texts.flatMap(([path, text]) => {
    const missing = typeof text === 'string' ? missingGlyphs(text) : [];
    return missing.length > 0 ? [{ rule: code.rule, path, severity: code.severity, source: code.source, given: missing.join(' ') }] : [];
  });
}
