import type { EntityManager } from 'typeorm';
import type { AnnouncementRow, EntityType, FilingKind, StandardView, StatisticsView } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { registryDate, registryNow, registryTime } from '#libs/kernel';
import { guarded, hoursOf, LEAST, shareOf, unlessFew, type Counted } from './statistics.rules.ts';

const DAYS = 90;
const since = (): Date => new Date(registryNow().getTime() - DAYS * 86_400_000);
/** From the first submission to the licence, by the registry's clock. */
const TOOK = 'extract(epoch from f.changed_at - r.received_at)';

interface Measured {
  kind: FilingKind;
  entityType: EntityType;
  jurisdiction: string;
  filings: number;
  right: number;
  median: number | null;
  ninety: number | null;
}

/** Promised and measured time of every matter and registry in which something was finished lately. */
export async function servicePage(tx: EntityManager): Promise<StandardView> {
  const law = await lawNow(tx);
  const on = registryDate();
  const rows: Measured[] = await tx.query(
    `select f.kind, f.entity_type as "entityType", f.jurisdiction, count(*)::int as filings, count(*) filter (where f.round = 1)::int as right,
            percentile_cont(0.5) within group (order by ${TOOK}) as median, percentile_cont(0.9) within group (order by ${TOOK}) as ninety
       from filing f join filing_round r on r.filing_id = f.id and r.round = 1
      where f.state = 'COMPLETED' and f.changed_at >= $1 group by 1, 2, 3 having count(*) >= $2 order by 3, 1, 2`,
    [since(), LEAST],
  );
  return {
    at: registryTime(registryNow()),
    days: DAYS,
    leastFilings: LEAST,
    rows: rows.map(({ kind, entityType, jurisdiction, filings, right, median, ninety }) => ({
      kind,
      entityType,
      jurisdiction,
      promisedWorkingDays: law.promises.get(kind, entityType, on).workingDays,
      filings,
      medianHours: hoursOf(median, filings),
      ninetyHours: hoursOf(ninety, filings),
      firstTimeRight: shareOf(right, filings),
    })),
  };
}

/** Handed in and licensed, in all and by day, district, trade and type. */
export async function statisticsPage(tx: EntityManager): Promise<StatisticsView> {
  const law = await lawNow(tx);
  const [all]: [{ filings: number; licences: number; right: number; median: number | null }] = await tx.query(
    `select count(*)::int as filings, count(*) filter (where f.state = 'COMPLETED')::int as licences,
            count(*) filter (where f.state = 'COMPLETED' and f.round = 1)::int as right,
            percentile_cont(0.5) within group (order by ${TOOK}) filter (where f.state = 'COMPLETED') as median
       from filing f join filing_round r on r.filing_id = f.id and r.round = 1 where r.received_at >= $1`,
    [since()],
  );
  const by = async (key: string): Promise<Counted[]> =>
    tx.query(
      `select ${key} as key, count(*)::int as filings, count(*) filter (where f.state = 'COMPLETED')::int as licences
         from filing f join filing_round r on r.filing_id = f.id and r.round = 1 where r.received_at >= $1 group by 1 order by 1`,
      [since()],
    );
  const trade = (section: string): string => law.industries.find(law.industries.editionOn(registryDate()) ?? '', section)?.name ?? '';
  return {
    at: registryTime(registryNow()),
    days: DAYS,
    leastFilings: LEAST,
    total: { key: 'all', filings: unlessFew(all.filings), licences: unlessFew(all.licences) },
    medianHours: hoursOf(all.median, all.licences),
    firstTimeRight: shareOf(all.right, all.licences),
    byDay: guarded(await by(`to_char(r.received_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`)),
    byDistrict: guarded(await by('f.jurisdiction')),
    byTrade: guarded(await by(`coalesce(left(f.facts #>> '{industryCode,code}', 1), '')`)).map((row) => ({ ...row, name: trade(row.key) })),
    byType: guarded(await by('f.entity_type')),
  };
}

const SHOWN = 100;

/** The licences issued last, with what counts of them today. */
export async function announcements(tx: EntityManager): Promise<AnnouncementRow[]> {
  return tx.query(
    `select coalesce(n.full, '') as name, l.code, coalesce(e.registry, '') as registry,
            case when e.state = 'registered' then l.state else 'VOIDED' end as state, to_char(l.issued_on, 'YYYY-MM-DD') as "on"
       from (select * from licence where original_sha256 is not null order by issued_at desc limit ${SHOWN}) l
       join register_entity e on e.id = l.entity_id left join register_name n on n.entity_id = e.id and n.until is null
      order by l.issued_at desc`,
  );
}
