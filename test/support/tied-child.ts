import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

export interface TiedChild {
  stdout: Readable;
  /** As by `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
}

const UNTIL_STDIN_ENDS = '"$0" "$@" </dev/null & read -r _; kill -9 $!; wait $! 2>/dev/null';

/** Starts a program that ends with us, also when we are killed: a shell holds it and waits for the end of the pipe from us. */
export function tiedChild(program: string, args: readonly string[]): TiedChild {
  const shell: ChildProcessByStdio<Writable, Readable, null> = spawn('sh', ['-c', UNTIL_STDIN_ENDS, program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return {
    stdout: shell.stdout,
    kill: async () => {
      const gone = once(shell, 'exit');
      shell.stdin.end();
      await gone;
    },
  };
}
