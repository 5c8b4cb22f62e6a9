export { enterLines, finishImport } from './enter-lines.ts';
export { ImportHandlers } from './import.handlers.ts';
export { SupervisionImport, SupervisionImportFault } from './import.entity.ts';
export { listReceived } from './import.messages.ts';
export { readList, startImport } from './start-import.ts';
export { entriesAbout, permitsOf, type Subjects } from './supervision.queries.ts';
export { LISTS, SupervisionEntry, type ListName } from './supervision.entity.ts';
export { SupervisionModule } from './supervision.module.ts';
