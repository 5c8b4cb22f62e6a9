import { isAlive, type Defect, type Matter } from './matter.ts';

/** Whether this parent can have a branch, and what the parent does afterwards. */
export function branchDefects(matter: Matter): Defect[] {
  if (!matter.founding || (matter.application.kind !== 'branchEstablishment' && matter.entityType !== 'COMPANY_BRANCH')) return [];
  const parent = matter.subject;
  const given = parent?.name ?? matter.application.subject;
  const about = { path: 'subject', ...(given === undefined ? {} : { given }) };
  const defects: Defect[] = [];
  if (!parent || !isAlive(parent)) defects.push({ rule: 'branch.parent_not_alive', ...about });
  const types = matter.rule('branchParents')?.values.types;
  if (types && parent?.entityType !== undefined && !types.includes(parent.entityType))
    defects.push({ rule: 'branch.parent_type_not_allowed', ...about });
  // Only who can have the branch has to record it.
  if (defects.length === 0 && matter.rule('parentRecordsBranch')) defects.push({ rule: 'branch.parent_must_record', ...about });
  return defects;
}
