import { Module } from '@nestjs/common';
import { NamingController } from './naming.controller.ts';

@Module({ controllers: [NamingController] })
export class NamingModule {}
