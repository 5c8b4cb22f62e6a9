import type { EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import type { NameClash, NameFacts, NameVerdict } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { nameAlternatives, reservationTerm, type Finding } from '#libs/findings';
import { invalid, registryDate } from '#libs/kernel';
import { clashesOf } from './name-clashes.ts';
import { judgeName, type Judgement, type NameQuestion } from './judge-name.ts';
import { signVerdict } from './name-verdict.ts';
import { isSymbolsOnly, verdictOf } from './naming.rules.ts';

export interface NameCheck {
  name: NameFacts;
  on: string;
  law: Law;
  verdict: NameVerdict;
  findings: Finding[];
  clashes: NameClash[];
  alternatives: NameFacts[];
  priorApproval: boolean;
  reservableTo: string | null;
  token: string | null;
}

const WANTED = 5;
/** How many names near the one wanted are looked at until five are free. */
const LOOKED_AT = 15;

/** Judges a name against everything, proposes others where it cannot be had without a worry, and gives the verdict in writing. */
export async function checkName(tx: EntityManager, question: NameQuestion): Promise<NameCheck> {
  const law = await lawNow(tx);
  const on = registryDate();
  if (!law.divisions.known(question.jurisdiction)) throw invalid('filing.registry_unknown', { path: 'frame.jurisdiction' });
  const judgement = await judgeName(tx, law, question, on);
  const { findings, priorApproval } = judgement;
  const verdict = verdictOf(findings);
  return {
    name: question.name,
    on,
    law,
    verdict,
    findings,
    clashes: clashesOf(judgement, law, on),
    alternatives: verdict === 'available' ? [] : await alternatives(tx, law, judgement, on),
    priorApproval,
    reservableTo: verdict === 'refused' ? null : reservationTerm(on, priorApproval, law.names),
    token: verdict === 'refused' ? null : signVerdict({ question, verdict, on, lawVersion: law.version }),
  };
}

/** Each proposal is judged like any name, against the names near itself. */
async function alternatives(tx: EntityManager, law: Law, { question, application, world }: Judgement, on: string): Promise<NameFacts[]> {
  if (isSymbolsOnly(question.name.full)) return [];
  const free: NameFacts[] = [];
  for (const name of nameAlternatives(application, world, law, on, LOOKED_AT)) {
    if (free.length === WANTED) break;
    const { findings } = await judgeName(tx, law, { ...question, name }, on);
    if (findings.length === 0) free.push(name);
  }
  return free;
}
