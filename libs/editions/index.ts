export { lawNow, useLaw } from './law-now.ts';
