import { Controller, Get } from '@nestjs/common';
import type { ServiceView } from '#libs/contract';
import { registryDate } from '#libs/kernel';
import { config, MayCall } from '#libs/platform';
import { demoAccountViews } from './demo-accounts.ts';
import { demoIdentityViews } from './demo-identities.ts';

/** What a page must know before anyone has signed in. */
@Controller('api/v1/service')
@MayCall('anyone')
export class ServiceController {
  @Get()
  service(): ServiceView {
    const { demo, publicUrl } = config();
    const invented = demo ? { demoAccounts: demoAccountViews(), demoIdentities: demoIdentityViews() } : {};
    return { mode: demo ? 'demo' : 'city', registryDate: registryDate(), publicUrl, ...invented };
  }
}
