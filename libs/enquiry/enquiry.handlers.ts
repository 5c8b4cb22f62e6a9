import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Handles } from '#libs/platform';
import { enquiryDue } from './enquiry.messages.ts';
import { sendEnquiry } from './send-enquiry.ts';

@Injectable()
export class EnquiryHandlers {
  constructor(private readonly db: DataSource) {}

  @Handles(enquiryDue)
  send({ enquiryId }: { enquiryId: string }): Promise<void> {
    return sendEnquiry(this.db, enquiryId);
  }
}
