import { AuditEntry, IdempotencyKey, OutboxEntry, PlatformModule, Schedule } from '#libs/platform';

/** All that the product is made of. Both processes load the same parts. */
export const MODULES = [PlatformModule];
export const ENTITIES = [AuditEntry, IdempotencyKey, OutboxEntry, Schedule];
