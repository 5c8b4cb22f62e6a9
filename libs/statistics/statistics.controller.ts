import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { AnnouncementRow, StandardView, StatisticsView } from '#libs/contract';
import { csvOf, MayCall } from '#libs/platform';
import { announcements, servicePage, statisticsPage } from './statistics.queries.ts';
import { remembered } from './remembered.ts';

@ApiTags('everyone')
@Controller('api/v1')
@MayCall('anyone')
export class StatisticsController {
  private readonly standardNow = remembered(() => servicePage(this.db.manager));
  private readonly figuresNow = remembered(() => statisticsPage(this.db.manager));
  private readonly announcedNow = remembered(() => announcements(this.db.manager));

  constructor(private readonly db: DataSource) {}

  @Get('standard')
  standard(): Promise<StandardView> {
    return this.standardNow();
  }

  @Get('statistics')
  statistics(): Promise<StatisticsView> {
    return this.figuresNow();
  }

  /** Open data: the same figures, one row each. */
  @Get('statistics.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="statistics.csv"')
  async csv(): Promise<string> {
    const { byDay, byDistrict, byTrade, byType } = await this.figuresNow();
    const rows = Object.entries({ day: byDay, district: byDistrict, trade: byTrade, type: byType });
    return csvOf(
      ['by', 'key', 'filings', 'licences'],
      rows.flatMap(([by, figures]) => figures.map(({ key, filings, licences }) => [by, key, filings, licences])),
    );
  }

  @Get('announcements')
  announcements(): Promise<AnnouncementRow[]> {
    return this.announcedNow();
  }
}
