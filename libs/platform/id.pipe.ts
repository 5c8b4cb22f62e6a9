import { ParseUUIDPipe } from '@nestjs/common';
import { invalid } from '#libs/kernel';

/** An id in a path; anything else is refused with its place, like every other fault of shape. */
export const AN_ID = new ParseUUIDPipe({ exceptionFactory: () => invalid('request.id_malformed', { path: 'id' }) });
