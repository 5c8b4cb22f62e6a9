import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ENTITIES } from '../apps/product.ts';
import { database } from './support/database.ts';

describe('the schema', () => {
  it('is, after all migrations, exactly what the entities expect', async () => {
    const { upQueries } = await database().driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('has every entity of the libraries in the list that both processes load', () => {
    const files = readdirSync('libs', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.entity.ts'));
    const declared = files.flatMap((file) => [...readFileSync(join('libs', file), 'utf8').matchAll(/@Entity\([\s\S]*?export class (\w+)/g)]);
    expect(ENTITIES.map((entity) => entity.name).sort()).toEqual(declared.map(([, name = '']) => name).sort());
  });
});
