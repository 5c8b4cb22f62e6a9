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
    // Rule, cause, cure and example are there in both languages, each in its own.
    expect(code.rule).toMatch(/^[a-z]+\.[a-z0-9_]+$/);
    expect(code.source).not.toBe('');
    for (const words of [code.words.zh, code.words.en]) {
      expect(Object.keys(words).sort()).toEqual(['cause', 'cure', 'example']);
      expect(new Set(Object.values(words)).size).toBe(3);
      for (const text of Object.values(words)) expect(text).toBe(text.trim().replace(/ {2,}/g, ' '));
    }
    for (const text of [code.words.zh.cause, code.words.zh.cure])
      expect([...text].filter((one) => /\p{Unified_Ideograph}/u.test(one)).length).toBeGreaterThan([...text].length / 4);
    for (const text of Object.values(code.words.en)) {
      expect(text).toMatch(/^[A-Z0-9\p{Unified_Ideograph}]/u);
      // Punctuation of the other language, outside of what is quoted in it.
      expect(text).not.toMatch(/[，。；：？！]/);
    }
    for (const text of [code.words.en.cause, code.words.en.cure])
      expect(text.replace(/\P{Unified_Ideograph}/gu, '').length).toBeLessThan(text.length / 2);
    // A sentence ends with its stop, not with a semicolon.
    for (const sentence of texts.flatMap((text) => text.split(/[。？！]/))) expect([...sentence].length).toBeLessThanOrEqual(60);
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
