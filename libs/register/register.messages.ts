import { message } from '#libs/platform';

/** Time to forget who asked the public register long ago. */
export const questionsOld = message<Record<string, never>>('register.questions_old');
