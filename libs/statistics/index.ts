export { announcements, servicePage, statisticsPage } from './statistics.queries.ts';
export { StatisticsModule } from './statistics.module.ts';
