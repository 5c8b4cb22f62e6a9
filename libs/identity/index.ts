export { AccessGuard } from './access.guard.ts';
export { Account } from './account.entity.ts';
export { accountIdentity, accountName, findAccountByIdentity, type AccountIdentity } from './account.queries.ts';
export { CurrentActor } from './current-actor.ts';
export { IdentityModule } from './identity.module.ts';
export { LoginAttempt } from './login-attempt.entity.ts';
export { Session } from './session.entity.ts';
export { verifyPassword } from './verify-password.ts';
