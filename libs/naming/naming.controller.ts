import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { NameCheckView, ReservationView } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { Acts, AN_ID, MayCall, Once, spoken, type OnceKey } from '#libs/platform';
import { checkName } from './check-name.ts';
import { nameFrom } from './judge-name.ts';
import { CheckNameBody, factsFrom, present, ReserveNameBody } from './naming.body.ts';
import { reservationList, reservationPage } from './naming.queries.ts';
import { nameCheckView } from './naming.view.ts';
import { releaseReservation, renewReservation, reserveCheckedName } from './reserve-checked-name.ts';

@ApiTags('names')
@Controller('api/v1/names')
@MayCall('applicant')
export class NamingController {
  constructor(private readonly acts: Acts) {}

  /** Judges a name and gives the verdict in writing. Nothing is kept. */
  @Post('check')
  @HttpCode(200)
  check(@CurrentActor() actor: Actor, @Body() { frame, name, facts }: CheckNameBody): Promise<NameCheckView> {
    return this.acts.db.transaction(async (tx) => {
      const { kind = 'establishment', ...rest } = present(frame);
      const asked = present({ ...name, full: name.full.trim() });
      const question = { kind, ...rest, name: nameFrom(asked, await lawNow(tx), frame.jurisdiction), facts: factsFrom(facts), askedBy: actor.userId };
      return nameCheckView(await checkName(tx, question), spoken());
    });
  }

  @Get('reservations')
  reservations(@CurrentActor() actor: Actor): Promise<ReservationView[]> {
    return this.acts.db.transaction((tx) => reservationList(tx, actor));
  }

  /** Reserves the text that the verdict was spoken on, and no other. */
  @Post('reservations')
  reserve(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Body() body: ReserveNameBody): Promise<ReservationView> {
    return this.acts.once(
      once,
      (tx) => reserveCheckedName(tx, actor, body),
      (tx, id) => reservationPage(tx, actor, id),
    );
  }

  @Post('reservations/:id/renew')
  @HttpCode(200)
  renew(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<ReservationView> {
    return this.acts.once(
      once,
      (tx) => renewReservation(tx, actor, id),
      (tx, renewed) => reservationPage(tx, actor, renewed),
    );
  }

  @Post('reservations/:id/release')
  @HttpCode(200)
  release(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<ReservationView> {
    return this.acts.once(
      once,
      (tx) => releaseReservation(tx, actor, id),
      (tx, released) => reservationPage(tx, actor, released),
    );
  }
}
