export type * from './facts.ts';
export type * from './filing.ts';
export type * from './account.ts';
export type * from './approval.ts';
export type * from './licence.ts';
export type * from './error.ts';
export type * from './work.ts';
export type * from './reference.ts';
