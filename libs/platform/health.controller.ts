import { Controller, Get, Header, HttpException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { MayCall } from './access.ts';
import { metricsText } from './metrics.ts';
import { Relay } from './relay.ts';

@ApiExcludeController()
@Controller()
@MayCall('anyone')
export class HealthController {
  constructor(
    private readonly db: DataSource,
    private readonly relay: Relay,
  ) {}

  /** The process runs. */
  @Get('health/live')
  live(): { live: true } {
    return { live: true };
  }

  /** It can do its work: the database answers. Without Redis work waits, but nothing is refused. */
  @Get('health/ready')
  async ready(): Promise<{ ready: true; redis: boolean }> {
    try {
      await this.db.query('select 1');
    } catch {
      throw new HttpException({ code: 'server.not_ready' }, 503);
    }
    return { ready: true, redis: this.relay.isConnected() };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4')
  metrics(): Promise<string> {
    return metricsText(this.db);
  }
}
