import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { EnquiryView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { Acts, AN_ID, MayCall, Once, type OnceKey } from '#libs/platform';
import { askDepartments } from './ask-departments.ts';
import { enquiryPage } from './enquiry.queries.ts';

@ApiTags('closings')
@Controller('api/v1/closings')
@MayCall('applicant')
export class EnquiryController {
  constructor(private readonly acts: Acts) {}

  @Get(':id/enquiry')
  show(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<EnquiryView> {
    return enquiryPage(this.acts.db.manager, actor, id);
  }

  /** All departments at one moment; also again, of those who have answered. */
  @Post(':id/enquiry')
  @HttpCode(200)
  ask(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<EnquiryView> {
    return this.acts.once(
      once,
      (tx) => askDepartments(tx, actor, id),
      (tx, filingId) => enquiryPage(tx, actor, filingId),
    );
  }
}
