import { join } from 'node:path';
import { ROOT } from './build.mjs';

/** What is measured is what runs: the compiled libraries. */
export async function productOf() {
  await import('reflect-metadata');
  const [{ DataSource }, platform, naming, register, findings, editions, { ENTITIES }] = await Promise.all([
    import('typeorm'),
    ...['platform', 'naming', 'register', 'findings', 'editions'].map((name) => import(join(ROOT, 'dist/libs', name, 'index.js'))),
    import(join(ROOT, 'dist/apps/product.js')),
  ]);
  return { DataSource, ENTITIES, ...platform, ...naming, ...register, ...findings, ...editions };
}
