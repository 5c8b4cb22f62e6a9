import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AccessGuard } from '#libs/identity';
import { ErrorFilter, shapePipe } from '#libs/platform';
import { databaseModule } from '../database.module.ts';
import { MODULES } from '../product.ts';

@Module({
  imports: [databaseModule(), ...MODULES],
  providers: [
    { provide: APP_FILTER, useClass: ErrorFilter },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_PIPE, useFactory: shapePipe },
  ],
})
export class ApiModule {
  /** The API with more modules in the same process. */
  static with(also: readonly Type[]): DynamicModule {
    return { module: ApiModule, imports: [...also] };
  }
}
