import type { EntityManager } from 'typeorm';
import { searchScope } from '#libs/catalogue';
import { lawNow, referenceOn } from '#libs/editions';
import { demoAccountViews } from '#libs/identity';
import { registryDate } from '#libs/kernel';
import { config, type Language } from '#libs/platform';
import { needsPage } from './need.queries.ts';
import { answersFrom, kindFor, questionOf, tradesOf } from './start.rules.ts';
import type { StartPage } from './start.view.ts';

/** Kinds that the portal's pages can fill in. */
const ONLINE: readonly string[] = ['LIMITED_LIABILITY_COMPANY', 'INDIVIDUAL_BUSINESS'];

const REGISTRIES: readonly string[] = ['district', 'county', 'countyLevelCity'];

/** The answers as they stand, and what they come to. */
export async function startShown(tx: EntityManager, query: Record<string, unknown>, language: Language): Promise<StartPage> {
  const law = await lawNow(tx);
  const on = registryDate();
  const reference = referenceOn(law, on);
  const districts = reference.divisions.filter(({ kind }) => REGISTRIES.includes(kind)).map(({ code, [language]: name }) => ({ code, name }));
  const answers = answersFrom(
    query,
    districts.map(({ code }) => code),
  );
  const trades = tradesOf(answers.trade).map((said) => ({ said, text: searchScope(law, said, on, 1)[0]?.text ?? null }));
  const scope = trades.flatMap(({ text }) => text ?? []);
  const kind = kindFor(answers);
  return {
    language,
    larger: query['view'] === 'elder',
    answers,
    districts,
    trades,
    kind,
    roleName: (role) => reference.roles.find(({ code }) => code === role)?.[language] ?? role,
    needs: await needsPage(tx, questionOf(answers, scope), on, language),
    online: ONLINE.includes(kind),
    demo: config().demo ? demoAccountViews().map(({ login, password, what }) => ({ login, password, what: what[language] })) : [],
  };
}
