import { SetMetadata } from '@nestjs/common';

export const BEFORE_OWN_PASSWORD = 'before-own-password';

/** A route that is open to who has still to choose a password of their own. */
export const BeforeOwnPassword = (): MethodDecorator => SetMetadata(BEFORE_OWN_PASSWORD, true);
