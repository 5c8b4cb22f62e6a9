import { Module } from '@nestjs/common';
import { config } from '#libs/platform';
import { AccountController } from './account.controller.ts';
import { DemoAccounts } from './demo-accounts.ts';
import { ClosedIdentityProof, DemoIdentityProof, IdentityProof } from './identity-proof.ts';
import { IdentityHandlers } from './identity.handlers.ts';
import { OwnSessionController } from './own-session.controller.ts';
import { RecoveryController } from './recovery.controller.ts';
import { ServiceController } from './service.controller.ts';
import { WaysInController } from './ways-in.controller.ts';

// While every paper bears the specimen mark, the demonstration's proof does no harm; a registry in earnest brings its own.
const identityProof = { provide: IdentityProof, useFactory: () => (config().authorised ? new ClosedIdentityProof() : new DemoIdentityProof()) };

@Module({
  controllers: [AccountController, ServiceController, WaysInController, RecoveryController, OwnSessionController],
  providers: [identityProof, DemoAccounts, IdentityHandlers],
})
export class IdentityModule {}
