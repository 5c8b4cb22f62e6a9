import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';
import type { AddAgentMemberBody, AgentFirmView, OpenAgentFirmBody } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { Acts, AN_ID, MayCall, Once, type OnceKey } from '#libs/platform';
import { agentFirmPage } from './agent.queries.ts';
import { addMember, removeMember } from './change-members.ts';
import { openAgentFirm } from './open-agent-firm.ts';

class OpenAgentFirm implements OpenAgentFirmBody {
  @IsString() @Matches(/\S/) @Length(2, 100) name: string;
  @IsString() @Length(18, 30) code: string;
}

class AddAgentMember implements AddAgentMemberBody {
  @IsString() @Length(1, 200) login: string;
}

/** The firm in whose name one files for others, and its members. */
@ApiTags('agents')
@Controller('api/v1/me/agent-firm')
@MayCall('applicant')
export class AgentController {
  constructor(private readonly acts: Acts) {}

  @Get()
  async show(@CurrentActor() actor: Actor): Promise<{ firm: AgentFirmView | null }> {
    return { firm: await agentFirmPage(this.acts.db.manager, actor) };
  }

  @Post()
  open(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Body() body: OpenAgentFirm): Promise<{ firm: AgentFirmView | null }> {
    return this.acts.once(
      once,
      (tx) => openAgentFirm(tx, actor, body),
      async (tx) => ({ firm: await agentFirmPage(tx, actor) }),
    );
  }

  @Post('members')
  add(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Body() { login }: AddAgentMember): Promise<{ firm: AgentFirmView | null }> {
    return this.acts.once(
      once,
      (tx) => addMember(tx, actor, login),
      async (tx) => ({ firm: await agentFirmPage(tx, actor) }),
    );
  }

  @Delete('members/:id')
  remove(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<{ firm: AgentFirmView | null }> {
    return this.acts.once(
      once,
      (tx) => removeMember(tx, actor, id),
      async (tx) => ({ firm: await agentFirmPage(tx, actor) }),
    );
  }
}
