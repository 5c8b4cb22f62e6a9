import type { EntityManager } from 'typeorm';
import type { Facts } from '#libs/contract';
import { completedChange, withRegisteredNumbers } from './change-part.rules.ts';
import type { Filing } from './filing.entity.ts';
import { tidyFacts } from './filing.rules.ts';
import { registeredFacts } from './registered-facts.ts';

/** Facts as they are kept. Of a firm that is registered, what the filing only points at is taken from the register. */
export async function tidyFor(tx: EntityManager, { kind, subject }: Pick<Filing, 'kind' | 'subject'>, given: Facts): Promise<Facts> {
  const facts = tidyFacts(given);
  if (!subject || kind === 'branchEstablishment') return facts;
  const current = await registeredFacts(tx, subject);
  return completedChange(withRegisteredNumbers(facts, current), current);
}
