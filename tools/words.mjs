// What the tools say on the terminal, in Chinese and English.

/** One message in both languages. */
export const both = (zh, en) => `${zh}\n${en}`;

/** An error whose message is for the person at the terminal; no stack is shown with it. */
export class PlainError extends Error {
  constructor(zh, en, detail) {
    super(detail ? `${both(zh, en)}\n${detail}` : both(zh, en));
  }
}

/** Prints a failure: plainly when it is meant for people, with its stack when it is a bug. */
export function complain(error) {
  console.error(error instanceof PlainError ? error.message : error);
}
