import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Handles } from '#libs/platform';
import { forgetQuestions } from './keep-question.ts';
import { questionsOld } from './register.messages.ts';

@Injectable()
export class RegisterHandlers {
  constructor(private readonly db: DataSource) {}

  @Handles(questionsOld)
  async forget(): Promise<void> {
    await forgetQuestions(this.db.manager);
  }
}
