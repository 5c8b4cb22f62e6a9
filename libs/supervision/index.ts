export { entriesAbout, permitsOf, type Subjects } from './supervision.queries.ts';
export { LISTS, SupervisionEntry, type ListName } from './supervision.entity.ts';
