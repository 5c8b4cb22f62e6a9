export { needsPage } from './need.queries.ts';
export { NeedsModule } from './needs.module.ts';
