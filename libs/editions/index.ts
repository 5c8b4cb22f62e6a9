export { EditionsModule } from './editions.module.ts';
export { lawNow, useLaw } from './law-now.ts';
