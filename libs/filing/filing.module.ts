import { Module } from '@nestjs/common';
import { FilingController } from './filing.controller.ts';
import { FilingHandlers } from './filing.handlers.ts';
import { PermitsController } from './permits.controller.ts';
import { ScopeController } from './scope.controller.ts';
import { SigningController } from './signing.controller.ts';

@Module({ controllers: [FilingController, PermitsController, ScopeController, SigningController], providers: [FilingHandlers] })
export class FilingModule {}
