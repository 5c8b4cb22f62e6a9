import { Module } from '@nestjs/common';
import { PapersModule } from '#libs/papers';
import { EndLicenceController } from './end-licence.controller.ts';
import { LicenceController } from './licence.controller.ts';
import { OwnFirmsController } from './own-firms.controller.ts';
import { LicenceHandlers } from './licence.handlers.ts';

@Module({ controllers: [LicenceController, EndLicenceController, OwnFirmsController], imports: [PapersModule], providers: [LicenceHandlers] })
export class LicenceModule {}
