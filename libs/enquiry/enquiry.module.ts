import { Module } from '@nestjs/common';
import { EnquiryController } from './enquiry.controller.ts';
import { EnquiryHandlers } from './enquiry.handlers.ts';

@Module({ controllers: [EnquiryController], providers: [EnquiryHandlers] })
export class EnquiryModule {}
