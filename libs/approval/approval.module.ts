import { Module } from '@nestjs/common';
import { ApprovalHandlers } from './approval.handlers.ts';
import { TaskController } from './task.controller.ts';
import { TrackController } from './track.controller.ts';

@Module({ controllers: [TaskController, TrackController], providers: [ApprovalHandlers] })
export class ApprovalModule {}
