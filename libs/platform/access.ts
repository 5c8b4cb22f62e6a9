import { SetMetadata } from '@nestjs/common';
import type { StaffRole } from '#libs/contract';

/** Who may call a route: `anyone` without signing in, any `signedIn` person, an `applicant`, any `staff`, or staff with one of the roles. */
export type Caller = 'anyone' | 'signedIn' | 'applicant' | 'staff' | StaffRole;

export const MAY_CALL = 'may-call';

/** Names the callers of a route. A route without it answers to nobody. */
export const MayCall = (...callers: [Caller, ...Caller[]]): MethodDecorator & ClassDecorator => SetMetadata(MAY_CALL, callers);
