export { exportTrail } from './export-trail.ts';
export { TrailModule } from './trail.module.ts';
export { trailPage } from './trail.queries.ts';
