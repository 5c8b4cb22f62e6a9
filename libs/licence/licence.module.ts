import { Module } from '@nestjs/common';
import { LicenceController } from './licence.controller.ts';
import { OwnFirmsController } from './own-firms.controller.ts';
import { LicenceHandlers } from './licence.handlers.ts';
import { paperKeys } from './paper-keys.ts';

@Module({ controllers: [LicenceController, OwnFirmsController], providers: [LicenceHandlers, ...paperKeys] })
export class LicenceModule {}
