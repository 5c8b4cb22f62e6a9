import type { EntityManager } from 'typeorm';
import { newId } from '#libs/kernel';
import { blindIndex } from '#libs/platform';
import { RegisterQuestionAsked, type QuestionKind } from './register.entity.ts';

export interface QuestionKept {
  userId: string | null;
  network: string;
  kind: QuestionKind;
  found: number;
}

/** Half a year is enough to see who copies the register. [own] */
const KEPT = '180 days';
const BATCH = 50_000;

/** Keeps that somebody asked, by the machine's clock. What was asked is not kept: it may name a person. */
export async function keepQuestion(tx: EntityManager, { network, ...question }: QuestionKept): Promise<void> {
  await tx.insert(RegisterQuestionAsked, { ...question, id: newId(), at: new Date(), network: blindIndex('network', network) });
}

/** Forgets what is older than is kept. */
export async function forgetQuestions(tx: EntityManager): Promise<void> {
  await tx.query(
    `delete from register_question where id in
       (select id from register_question where at < clock_timestamp() - interval '${KEPT}' order by at limit ${BATCH})`,
  );
}
