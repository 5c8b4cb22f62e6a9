import type { EntityManager } from 'typeorm';
import type { ListFaultView, ListImportView } from '#libs/contract';
import { accountName } from '#libs/identity';
import { notFound, registryTime } from '#libs/kernel';
import { spoken } from '#libs/platform';
import { reasonOf } from './fault-words.ts';
import { SupervisionImport, SupervisionImportFault } from './import.entity.ts';

const MOST_SHOWN = 100;

/** The latest lists that were handed over. */
export async function listImports(tx: EntityManager): Promise<ListImportView[]> {
  const imports = await tx.find(SupervisionImport, { order: { number: 'DESC' }, take: MOST_SHOWN });
  const views: ListImportView[] = [];
  for (const one of imports) views.push(await importView(tx, one));
  return views;
}

export async function getImport(tx: EntityManager, id: string): Promise<ListImportView> {
  const found = await tx.findOneBy(SupervisionImport, { id });
  if (!found) throw notFound('import.not_found');
  return importView(tx, found);
}

/** Every fault of every line, in the order of the file. */
export async function importFaults(tx: EntityManager, id: string): Promise<ListFaultView[]> {
  await getImport(tx, id);
  const rows = await tx.find(SupervisionImportFault, { where: { importId: id }, order: { line: 'ASC' } });
  return rows.flatMap(({ line, faults }) => faults.map(({ column, code, of }) => ({ line, column, code, reason: reasonOf(code, of, spoken()) })));
}

/** The faults as a table for whoever made the list; with the mark by which spreadsheets know UTF-8. */
export function faultTable(faults: readonly ListFaultView[]): string {
  const quoted = (cell: string | number | null): string => `"${String(cell ?? '').replaceAll('"', '""')}"`;
  const lines = faults.map(({ line, column, code, reason }) => [line, column, code, reason].map(quoted).join(','));
  return `\ufeff${['line,column,code,reason', ...lines].join('\r\n')}\r\n`;
}

async function importView(tx: EntityManager, row: SupervisionImport): Promise<ListImportView> {
  const { id, list, source, complete, fileName, encoding, state, total, done, added, changed, same, bad, ended } = row;
  return {
    ...{ id, list, source, complete, fileName, encoding, state, total, done, added, changed, same, bad, ended },
    number: Number(row.number),
    endingHeldBack: complete && row.unreadable > 0,
    uploadedBy: await accountName(tx, row.uploadedBy),
    uploadedAt: registryTime(row.uploadedAt),
    finishedAt: row.finishedAt && registryTime(row.finishedAt),
  };
}
