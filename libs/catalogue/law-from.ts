import { createHash } from 'node:crypto';
import { departmentsFrom } from './departments.ts';
import { divisionsFrom } from './divisions.ts';
import { documentTableFrom } from './documents-required.ts';
import { entityTypesFrom } from './entity-types.ts';
import { findingCodesFrom } from './finding-codes.ts';
import { industriesFrom } from './industries.ts';
import type { Law } from './law.ts';
import { entryOf, type LawFiles } from './law-file.ts';
import { licenceLawFrom } from './licence-law.ts';
import { nameLawFrom } from './name-law.ts';
import { permitsFrom } from './permits.ts';
import { promisesFrom } from './promises.ts';
import { pushesFrom } from './pushes.ts';
import { reasonTableFrom } from './reason-codes.ts';
import { ruleTableFrom, type RuleTable } from './rule-table.ts';
import { scopeWordingsFrom } from './scope-wordings.ts';
import { signerTableFrom } from './signers.ts';
import { standardCharactersFrom } from './standard-characters.ts';
import { taskTableFrom } from './task-table.ts';
import { workingDaysFrom } from './working-days.ts';

/** Reads, checks and indexes the law. A broken file is refused with file, entry and reason (`LawFileError`); the same files give the same law. */
export function lawFrom(files: LawFiles): Law {
  const departments = departmentsFrom(files);
  const permits = permitsFrom(files, departments);
  const pushes = pushesFrom(files, departments);
  const findings = findingCodesFrom(files);
  const rules = ruleTableFrom(files);
  const byRule = new Map(findings.map((code) => [code.rule, code]));
  refuseUnknownReferences(
    rules,
    (code) => byRule.has(code),
    (item) => permits.postApproval(item) !== undefined,
  );
  return {
    version: versionOf(files),
    rules,
    rule: (name, entityType, on) => rules.find(name, entityType, on),
    findings,
    finding(rule) {
      const code = byRule.get(rule);
      if (!code) throw new Error(`no finding code ${rule}`);
      return code;
    },
    entityTypes: entityTypesFrom(files),
    departments,
    tasks: taskTableFrom(files, departments, pushes),
    pushes,
    promises: promisesFrom(files),
    workingDays: workingDaysFrom(files),
    documents: documentTableFrom(files),
    reasons: reasonTableFrom(files, departments),
    signers: signerTableFrom(files),
    licences: licenceLawFrom(files),
    permits,
    // The large tables come last, so that a slip in a small file is told at once.
    industries: industriesFrom(files),
    standardCharacters: standardCharactersFrom(files),
    scopeWordings: scopeWordingsFrom(files, permits),
    divisions: divisionsFrom(files),
    names: nameLawFrom(files),
  };
}

/** Names and texts in the order of the names; lengths keep two splits of the same bytes apart. */
function versionOf(files: LawFiles): string {
  const hash = createHash('sha256');
  for (const [name, text] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\n${Buffer.byteLength(text)}\n${text}\n`);
  return hash.digest('hex');
}

/** Codes and items that rules name stand in their tables. */
function refuseUnknownReferences(rules: RuleTable, isFinding: (code: string) => boolean, isPostItem: (item: string) => boolean): void {
  const texts = (value: unknown): readonly string[] => [value].flat().filter((one) => typeof one === 'string');
  for (const row of rules.rows) {
    const values: Readonly<Record<string, unknown>> = row.values;
    const codes = [...texts(values['finding']), ...texts(values['exclusions'])];
    const stray = codes.find((code) => !isFinding(code));
    if (stray !== undefined) throw entryOf('rules.json', row.rule).broken(`no finding code ${stray}`);
    const items =
      row.rule === 'tradeCapital' ? texts(values['item']) : row.rule === 'residentialUse' || row.rule === 'clusterUse' ? texts(values['items']) : [];
    const missing = items.find((item) => !isPostItem(item));
    if (missing !== undefined) throw entryOf('rules.json', row.rule).broken(`no item ${missing}`);
  }
}
