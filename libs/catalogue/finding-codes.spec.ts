import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { theLaw } from '../../test/support/law.ts';

const table = [...readFileSync(join(process.cwd(), 'test/cases/rules.md'), 'utf8').matchAll(/^\| `([a-z0-9_.]+)` \| `([^`]+)` \| (\w+) \|/gm)];

describe('finding codes', () => {
  it('are those of the table, with its paths and severities, and one of our own', () => {
    const own = theLaw.findings.map(({ rule, path, severity }) => [rule, path, severity]);
    expect(own).toEqual([...table.map(([, rule, path, severity]) => [rule, path, severity]), ['paper.character_not_printable', '*', 'blocking']]);
    expect(own).toHaveLength(160);
  });

  it.each(theLaw.findings.map((code) => ({ code })))('$code.rule reads well', ({ code }) => {
    const texts = Object.values(code.words.zh);
    for (const sentence of texts.flatMap((text) => text.split(/[。；]/))) expect([...sentence].length).toBeLessThanOrEqual(60);
    for (const text of texts) {
      expect(text).not.toMatch(/你|请您知悉|予以|须|系统|相关|不合规|有误|不符合要求/);
      expect(text).toMatch(/[。？！]$/);
    }
    for (const text of Object.values(code.words.en)) {
      expect(text).toMatch(/[.?]$/);
      expect(text.length).toBeLessThanOrEqual(160);
    }
    expect(code.words.zh.cause).not.toBe(code.words.zh.cure);
  });
});
