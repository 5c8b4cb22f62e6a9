import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import type { FirmOrderKind, FirmOrderView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { Acts, AN_ID, MayCall, Once, type OnceKey } from '#libs/platform';
import { decideOrder, hearFirm } from './decide-order.ts';
import { firmOrder, firmOrders } from './order.queries.ts';
import { proposeOrder } from './propose-order.ts';

const KINDS: readonly FirmOrderKind[] = ['courtRuling', 'revocation', 'strikingOff', 'reopening'];

class OrderBody {
  @IsIn(KINDS) kind: FirmOrderKind;
  @IsString() @Length(1, 40) code: string;
  @IsString() @Matches(/\S/) @Length(1, 200) ground: string;
  @IsString() @Matches(/\S/) @Length(1, 100) document: string;
  @IsString() @Matches(/\S/) @Length(1, 2_000) reason: string;
}

class ReasonBody {
  @IsString() @Matches(/\S/) @Length(1, 2_000) reason: string;
}

/** Acts of the registry about a firm: a court's ruling, a revocation, a striking off, the undoing of an end. */
@ApiTags('orders')
@Controller('api/v1/firm-orders')
@MayCall('examiner', 'approver', 'supervisor')
export class OrderController {
  constructor(private readonly acts: Acts) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<FirmOrderView[]> {
    return firmOrders(this.acts.db.manager, actor);
  }

  @Get(':id')
  show(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<FirmOrderView> {
    return firmOrder(this.acts.db.manager, actor, id);
  }

  @Post()
  propose(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Body() body: OrderBody): Promise<FirmOrderView> {
    return this.acts.once(
      once,
      (tx) => proposeOrder(tx, actor, body),
      (tx, id) => firmOrder(tx, actor, id),
    );
  }

  /** What the firm says, as it came to the window or by letter. */
  @Post(':id/hear')
  @HttpCode(200)
  hear(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() body: ReasonBody): Promise<FirmOrderView> {
    return this.acts.once(
      once,
      (tx) => hearFirm(tx, actor, id, body.reason),
      (tx, own) => firmOrder(tx, actor, own),
    );
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @MayCall('approver', 'supervisor')
  confirm(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() body: ReasonBody): Promise<FirmOrderView> {
    return this.acts.once(
      once,
      (tx) => decideOrder(tx, actor, id, { move: 'confirm', reason: body.reason }),
      (tx, own) => firmOrder(tx, actor, own),
    );
  }

  @Post(':id/dismiss')
  @HttpCode(200)
  @MayCall('approver', 'supervisor')
  dismiss(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() body: ReasonBody): Promise<FirmOrderView> {
    return this.acts.once(
      once,
      (tx) => decideOrder(tx, actor, id, { move: 'dismiss', reason: body.reason }),
      (tx, own) => firmOrder(tx, actor, own),
    );
  }
}
