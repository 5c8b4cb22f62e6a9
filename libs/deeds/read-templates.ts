import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeedTemplates } from './deed-template.ts';

let templates: DeedTemplates | undefined;

/** Read once per process. */
export function deedTemplates(): DeedTemplates {
  // A file of this repository; a specification draws every paper there is.
  templates ??= JSON.parse(readFileSync(join(process.cwd(), 'templates', 'deeds', 'deeds.json'), 'utf8')) as DeedTemplates;
  return templates;
}
