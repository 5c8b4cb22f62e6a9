import { Module, RequestMethod, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { PapersModule } from '#libs/papers';
import { ClosingController } from './closing.controller.ts';
import { ClosingHandlers } from './closing.handlers.ts';
import { EvidenceController } from './evidence.controller.ts';
import { ObjectionLimit } from './limit-objections.ts';
import { ObjectionController } from './objection.controller.ts';
import { PaperController } from './paper.controller.ts';

@Module({
  imports: [PapersModule],
  controllers: [ClosingController, ObjectionController, EvidenceController, PaperController],
  providers: [ClosingHandlers],
})
export class ClosingModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    const post = (path: string) => ({ path, method: RequestMethod.POST });
    consumer.apply(ObjectionLimit).forRoutes(post('api/v1/objections'), post('api/v1/objections/:id/evidence'));
  }
}
