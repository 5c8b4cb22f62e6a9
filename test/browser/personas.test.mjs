// Invented applicants go through the pages side by side, each with a slip that somebody could make.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tableOf, walkPersonas } from './personas.mjs';
import { openStage } from './stage.mjs';
import { pictureOf } from './window.mjs';

const { way } = openStage();

const PERSONAS = Number(process.env.PERSONAS ?? 40);

way(
  'invented applicants with planted slips hand in what they meant',
  async (where) => {
    const seed = Number(process.env.PERSONA_SEED ?? Date.now() % 1_000_000);
    const result = await walkPersonas(where, { count: PERSONAS, seed, picture: (hands, one) => pictureOf(hands, `persona-${one.kind}-${one.slip}`) });
    mkdirSync('artifacts', { recursive: true });
    writeFileSync('artifacts/personas.json', JSON.stringify(result, null, 1));
    const share = `${(result.share * 100).toFixed(1)} % of ${PERSONAS} handed in what they meant (seed ${seed})`;
    console.log(`# ${share}\n${tableOf(result)}`);
    assert.ok(result.share >= 0.99, `${share}\n${tableOf(result)}`);
  },
  120_000 + PERSONAS * 20_000,
);
