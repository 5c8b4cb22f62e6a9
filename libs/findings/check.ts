import type { Law } from '#libs/catalogue';
import { addressDefects } from './address.rules.ts';
import { soundApplication } from './application.ts';
import { branchDefects } from './branch.rules.ts';
import { capitalDefects } from './capital.rules.ts';
import { changeDefects } from './change.rules.ts';
import { closingDefects } from './closing.rules.ts';
import { documentDefects } from './document.rules.ts';
import type { Finding } from './finding.ts';
import { formDefects } from './form.rules.ts';
import { industryDefects } from './industry.rules.ts';
import { investorDefects } from './investor.rules.ts';
import { jurisdictionDefects } from './jurisdiction.rules.ts';
import { licenceDefects } from './licence.rules.ts';
import { matterOf, type Defect, type Matter } from './matter.ts';
import { nameFindings } from './name.ts';
import { personDefects } from './person.rules.ts';
import { postDefects } from './post.rules.ts';
import { scopeDefects } from './scope.rules.ts';
import { termDefects } from './term.rules.ts';
import { soundWorld, type Application, type World } from './world.ts';

/** In the order in which a reader goes through the form. */
const SUBJECTS: readonly ((matter: Matter) => Defect[])[] = [
  jurisdictionDefects,
  branchDefects,
  changeDefects,
  closingDefects,
  licenceDefects,
  addressDefects,
  scopeDefects,
  industryDefects,
  capitalDefects,
  termDefects,
  investorDefects,
  personDefects,
  postDefects,
  formDefects,
  documentDefects,
];

/**
 * Everything that stands in the way of a filing, or is worth knowing, by the law of the day: all of it at once, the same whenever it is
 * asked, and never an exception, whatever the facts look like.
 */
export function check(application: Application, world: World, law: Law, on: string): Finding[] {
  const facts = soundApplication(application);
  const register = soundWorld(world);
  const matter = matterOf(facts, register, law, on);
  const defects = SUBJECTS.flatMap((subject) => subject(matter));
  return once([...nameFindings(facts, register, law, on), ...defects.map((defect) => withSource(law, defect))]);
}

function withSource(law: Law, { rule, path, given, suggestion }: Defect): Finding {
  const { severity, source } = law.finding(rule);
  return { rule, path, severity, source, ...(given === undefined ? {} : { given }), ...(suggestion === undefined ? {} : { suggestion }) };
}

/** One finding for one code at one place, the first. */
function once(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, path }) => {
    const mark = `${rule} ${path}`;
    if (seen.has(mark)) return false;
    seen.add(mark);
    return true;
  });
}
