import { HttpException } from '@nestjs/common';

/** The sender saw an older version of the draft: 412 with the version that stands now. */
export class StaleVersion extends HttpException {
  constructor(current: number) {
    super({ code: 'filing.stale_version', path: 'If-Match', details: { current } }, 412);
  }
}
