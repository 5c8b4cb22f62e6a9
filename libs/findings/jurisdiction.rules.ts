import { isRegistry, successor } from './address.rules.ts';
import type { Defect, Matter } from './matter.ts';

/** Whether this registry exists on the day and may take the filing. */
export function jurisdictionDefects(matter: Matter): Defect[] {
  const { application } = matter;
  const defects: Defect[] = [];
  if (!isRegistry(matter, application.jurisdiction)) {
    const more = successor(matter, application.jurisdiction);
    defects.push({ rule: 'jurisdiction.division_not_valid_on_date', path: 'jurisdiction', given: application.jurisdiction, ...more });
  }
  const channels = matter.rule('foreignHolderChannel')?.values.channels;
  matter.foreigners.forEach((index) => {
    if (channels === undefined) return;
    const rule = channels.includes(application.channel) ? 'jurisdiction.foreign_invested' : 'jurisdiction.foreign_holder_needs_window';
    defects.push({ rule, path: `investors[${index}]` });
  });
  return defects;
}
