import { Module } from '@nestjs/common';
import { JobsModule } from '#libs/platform';
import { databaseModule } from '../database.module.ts';
import { MODULES } from '../product.ts';

@Module({
  imports: [databaseModule(), ...MODULES, JobsModule],
})
export class WorkerModule {}
