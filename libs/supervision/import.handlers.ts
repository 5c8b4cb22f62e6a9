import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FileStore, Handles, log } from '#libs/platform';
import { batchesOf } from './clean-list.ts';
import { enterLines, finishImport } from './enter-lines.ts';
import { SupervisionImport } from './import.entity.ts';
import { listReceived } from './import.messages.ts';

/** A second's work at most, so that a process that is stopped loses little and the progress moves. */
const BATCH = 500;

@Injectable()
export class ImportHandlers {
  constructor(
    private readonly db: DataSource,
    private readonly files: FileStore,
  ) {}

  /** Enters a list from where an earlier run came to. */
  @Handles(listReceived)
  async enter({ importId }: { importId: string }): Promise<void> {
    const { sha256, done, state } = await this.db.manager.findOneByOrFail(SupervisionImport, { id: importId });
    if (state === 'DONE') return;
    let from = done;
    for (const lines of batchesOf(await this.files.get(sha256), from, BATCH)) {
      await this.db.transaction((tx) => enterLines(tx, importId, from, lines));
      from += lines.length;
    }
    const { added, changed, bad, ended } = await this.db.transaction((tx) => finishImport(tx, importId));
    log.info('supervision.list_entered', { importId, added, changed, bad, ended });
  }
}
