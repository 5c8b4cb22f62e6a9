import { Module } from '@nestjs/common';
import { ImportController } from './import.controller.ts';
import { ListingController } from './listing.controller.ts';
import { ImportHandlers } from './import.handlers.ts';

@Module({ controllers: [ImportController, ListingController], providers: [ImportHandlers] })
export class SupervisionModule {}
