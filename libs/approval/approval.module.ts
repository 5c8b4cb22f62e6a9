import { Module } from '@nestjs/common';
import { ApprovalHandlers } from './approval.handlers.ts';
import { FlowController } from './flow.controller.ts';
import { OversightController } from './oversight.controller.ts';
import { TaskController } from './task.controller.ts';
import { TrackController } from './track.controller.ts';
import { TrackWatch } from './track-watch.ts';

@Module({ controllers: [FlowController, OversightController, TaskController, TrackController], providers: [TrackWatch, ApprovalHandlers] })
export class ApprovalModule {}
