// Holds a pipe from the launcher; when it closes, the launcher is gone and everything it started is ended.
// Used only where the kernel offers no parent-death signal (macOS). Lines: `+ <pid> <signal>` and `- <pid>`.
import { createInterface } from 'node:readline';

const watched = new Map();

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const [sign, pid, signal] = line.split(' ');
  if (sign === '+') watched.set(Number(pid), signal);
  else watched.delete(Number(pid));
});
lines.on('close', () => {
  for (const [pid, signal] of watched) {
    try {
      process.kill(pid, signal);
    } catch {
      // Gone already.
    }
  }
});
