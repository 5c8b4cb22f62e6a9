import type { EntityManager } from 'typeorm';
import type { NeedsView } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { invalid, registryNow } from '#libs/kernel';
import type { Language } from '#libs/platform';
import { needsOf, type NeedQuestion } from './need.rules.ts';
import { needsView } from './need.view.ts';

const DAYS = 90;

/** A personal list for a few answers, with how long such filings took. */
export async function needsPage(tx: EntityManager, question: NeedQuestion, on: string, language: Language): Promise<NeedsView> {
  const law = await lawNow(tx);
  const district = law.divisions.name(question.district, on);
  if (district === undefined) throw invalid('filing.registry_unknown', { path: 'district' });
  if (question.kind === 'branchEstablishment' && question.entityType !== 'COMPANY_BRANCH')
    throw invalid('filing.kind_not_for_type', { path: 'entityType' });
  return needsView(needsOf(law, question, on), { law, on, question, district, measured: await measured(tx, question), language });
}

/** From the first submission to the licence, by the registry's clock, of those finished in the last 90 days. */
async function measured(tx: EntityManager, { kind, entityType, district }: NeedQuestion): Promise<NeedsView['measured']> {
  const since = new Date(registryNow().getTime() - DAYS * 86_400_000);
  const [row]: { filings: number; seconds: number | null }[] = await tx.query(
    `select count(*)::int as filings, percentile_cont(0.5) within group (order by extract(epoch from f.changed_at - r.received_at)) as seconds
       from filing f join filing_round r on r.filing_id = f.id and r.round = 1
      where f.state = 'COMPLETED' and f.kind = $1 and f.entity_type = $2 and f.jurisdiction = $3 and f.changed_at >= $4`,
    [kind, entityType, district, since],
  );
  if (!row || row.seconds === null) return null;
  return { medianHours: Math.round(Number(row.seconds) / 360) / 10, filings: row.filings };
}
