import type { EntityManager } from 'typeorm';
import { objectionsTo } from '#libs/announcement';
import { isEnded, lockFiling, type Filing } from '#libs/filing';
import { registryDate, SYSTEM } from '#libs/kernel';
import { pauseEndsOn, remindersOn } from './closing.rules.ts';
import type { Closing } from './closing.entity.ts';
import { closedEntity } from './closed-entity.ts';
import { OPEN_STATES } from './closing.state.ts';
import { decideClosing } from './decide-closing.ts';
import { editionOfClosing, endNotice, lapse, terminate } from './end-run.ts';
import { lockClosing, moveClosing } from './move-closing.ts';
import { tellOwner } from './tell-owner.ts';

const AT_ONCE = 100;

/** Closings for which a day may have brought something, after `after`; a batch at a time. */
export async function closingsToLookAt(tx: EntityManager, after: string | null): Promise<string[]> {
  const rows: { filing_id: string }[] = await tx.query(
    `select filing_id from closing where state = any($1) and ($2::uuid is null or filing_id > $2) order by filing_id limit ${AT_ONCE}`,
    [OPEN_STATES, after],
  );
  return rows.map(({ filing_id }) => filing_id);
}

/** What the day brings to a closing: the window opens, the application is made, the run ends or lapses, the owner is reminded. Run twice, it does it once. */
export async function advanceClosing(tx: EntityManager, filingId: string): Promise<Closing> {
  const filing = await lockFiling(tx, filingId);
  const closing = await lockClosing(tx, filingId);
  if (!OPEN_STATES.includes(closing.state) || closing.announcementId === null) return closing;
  if (isEnded(filing.state)) return giveUp(tx, closing, filing); // its filer took it back, or it was stopped
  const today = registryDate();
  const standing = (await objectionsTo(tx, closing.announcementId)).filter(({ state }) => state === 'STANDING');
  if (standing.length > 0 && closing.state === 'NOTICE') await pauseOrEnd(tx, closing, filing);
  if (closing.state === 'PAUSED' && standing.length === 0) await moveClosing(tx, SYSTEM, closing, 'resume');
  if (closing.state === 'PAUSED' && today > (await lastDayOfPause(tx, closing))) await terminate(tx, closing, filing, 'objection_stands');
  if (closing.state === 'NOTICE' && closing.applyFrom !== null && today >= closing.applyFrom) await moveClosing(tx, SYSTEM, closing, 'open');
  if (closing.state === 'WINDOW' && closing.automatic) await decideClosing(tx, SYSTEM, { closing, filing });
  const passed = closing.applyUntil !== null && today > closing.applyUntil;
  if (closing.state === 'WINDOW' && passed) await lapse(tx, closing, filing);
  await remind(tx, closing, today);
  return closing;
}

async function giveUp(tx: EntityManager, closing: Closing, { state }: Filing): Promise<Closing> {
  await moveClosing(tx, SYSTEM, closing, 'withdraw', { filing: state });
  await endNotice(tx, closing, 'WITHDRAWN');
  return closing;
}

/** An objection stops the run, or ends it where the edition has no way back. */
export async function pauseOrEnd(tx: EntityManager, closing: Closing, filing: Filing): Promise<void> {
  const edition = await editionOfClosing(tx, closing);
  if (!edition?.objectionPauses) return terminate(tx, closing, filing, 'objection');
  await moveClosing(tx, SYSTEM, closing, 'pause');
}

async function lastDayOfPause(tx: EntityManager, closing: Closing): Promise<string> {
  const edition = await editionOfClosing(tx, closing);
  const { noticeEndsOn, applyFrom, applyUntil } = closing;
  return edition && noticeEndsOn && applyFrom ? pauseEndsOn(edition, { noticeEndsOn, applyFrom, applyUntil }) : '';
}

async function remind(tx: EntityManager, closing: Closing, today: string): Promise<void> {
  const { state, noticeEndsOn, applyFrom, applyUntil, automatic } = closing;
  if ((state !== 'NOTICE' && state !== 'WINDOW') || noticeEndsOn === null || applyFrom === null) return;
  const due = remindersOn({ noticeEndsOn, applyFrom, applyUntil }, today, automatic);
  if (due.length === 0) return;
  const entity = await closedEntity(tx, closing.entityId);
  for (const what of due) await tellOwner(tx, closing, entity, `closing.${REMINDER[what]}`);
}

const REMINDER = {
  noticeEndsSoon: 'notice_ends_soon',
  windowOpen: 'window_open',
  windowEndsSoon: 'window_ends_soon',
  windowLastDay: 'window_last_day',
} as const;
