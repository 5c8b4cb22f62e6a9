import { join } from 'node:path';
import { ROOT } from './build.mjs';

/** What is measured is what runs: the compiled libraries. */
export async function productOf() {
  await import('reflect-metadata');
  const [{ DataSource }, { ENTITIES }, ...libraries] = await Promise.all([
    import('typeorm'),
    import(join(ROOT, 'dist/apps/product.js')),
    ...['kernel', 'identifiers', 'platform', 'naming', 'register', 'records', 'findings', 'editions'].map(
      (name) => import(join(ROOT, 'dist/libs', name, 'index.js')),
    ),
  ]);
  return Object.assign({ DataSource, ENTITIES }, ...libraries);
}
