import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SYSTEM } from '#libs/kernel';
import { audit, Handles, log } from '#libs/platform';
import { placesCheckDue } from './desk.messages.ts';
import { lostPlaces } from './places.queries.ts';

@Injectable()
export class DeskHandlers {
  constructor(private readonly db: DataSource) {}

  @Handles(placesCheckDue)
  async check(): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { tasks, filings } = await lostPlaces(tx);
      if (tasks.length + filings.length > 0) log.error('desk.lost', { tasks, filings });
      await audit(tx, SYSTEM, 'desk.places_checked', null, { tasks: tasks.length, filings: filings.length });
    });
  }
}
