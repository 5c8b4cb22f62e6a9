import { Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { config } from '#libs/platform';
import { RegisterController } from './register.controller.ts';
import { RegisterHandlers } from './register.handlers.ts';
import { allotCodes } from './take-code.ts';

/** Range of organisation codes outside the official pool (identifiers.md 2): what a deployment uses that was allotted none. */
const OUTSIDE_THE_POOL = { prefix: 'PDY', width: 5, last: 99_999 };

@Injectable()
class CodePools implements OnApplicationBootstrap {
  constructor(private readonly db: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    if (config().authorised) return;
    const { prefix, width, last } = OUTSIDE_THE_POOL;
    await this.db.transaction((tx) => allotCodes(tx, prefix, width, last));
  }
}

@Module({ controllers: [RegisterController], providers: [CodePools, RegisterHandlers] })
export class RegisterModule {}
