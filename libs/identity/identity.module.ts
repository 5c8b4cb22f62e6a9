import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.ts';
import { DemoAccounts } from './demo-accounts.ts';
import { HttpIdentityProof, IdentityProof } from './identity-proof.ts';
import { IdentityHandlers } from './identity.handlers.ts';
import { OwnSessionController } from './own-session.controller.ts';
import { RecoveryController } from './recovery.controller.ts';
import { ServiceController } from './service.controller.ts';
import { WaysInController } from './ways-in.controller.ts';

@Module({
  controllers: [AccountController, ServiceController, WaysInController, RecoveryController, OwnSessionController],
  providers: [{ provide: IdentityProof, useClass: HttpIdentityProof }, DemoAccounts, IdentityHandlers],
})
export class IdentityModule {}
