import { Module } from '@nestjs/common';
import { AgentController } from './agent.controller.ts';

@Module({ controllers: [AgentController] })
export class AgentModule {}
