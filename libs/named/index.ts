export { answerDenial } from './answer-denial.ts';
export { proposeUphold } from './propose-uphold.ts';
export { denyFiling, denyFirm } from './deny-part.ts';
export { holdList } from './holds.queries.ts';
export { namedPage } from './named.queries.ts';
export { NamedModule } from './named.module.ts';
