import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface Import {
  /** What stands between the quotes. */
  readonly from: string;
  /** It is gone after compiling. */
  readonly typeOnly: boolean;
}

/** The TypeScript files below a folder, with paths from the repository's root. */
export function sourceFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules'))
    .map((file) => join(folder, file))
    .sort();
}

export const isSpec = (file: string): boolean => /\.spec\.tsx?$/.test(file);

const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:([\w*{}\s,$]+?)\s+from\s+)?'([^']+)'/gm;
const CALL = /\bimport\(\s*'([^']+)'\s*\)/g;

/** What a file imports or exports again. */
export function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const statements = [...text.matchAll(STATEMENT)].map(([, type, names = '', from = '']) => ({
    from,
    typeOnly: type !== undefined || onlyTypes(names),
  }));
  const calls = [...text.matchAll(CALL)].map(([, from = '']) => ({ from, typeOnly: false }));
  return [...statements, ...calls];
}

/** `{ type A, type B }` */
function onlyTypes(names: string): boolean {
  const inside = /^\{(.*)\}$/s.exec(names.trim())?.[1];
  const parts = inside?.split(',').filter((part) => part.trim());
  return parts !== undefined && parts.length > 0 && parts.every((part) => part.trim().startsWith('type '));
}

/** The file that a relative import means. */
export const fileOf = (importer: string, from: string): string => normalize(join(dirname(importer), from));
