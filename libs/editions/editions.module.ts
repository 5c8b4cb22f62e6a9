import { Module, type OnModuleInit } from '@nestjs/common';
import { useLaw } from './law-now.ts';
import { ReferenceController } from './reference.controller.ts';

/** Reads the law before anything is served: a broken file stops the start, not a filing. */
@Module({ controllers: [ReferenceController] })
export class EditionsModule implements OnModuleInit {
  onModuleInit(): void {
    useLaw();
  }
}
