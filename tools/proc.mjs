// What processes use, as Linux tells it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const TICK_MS = 1000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** CPU time of a process, of its living children, and of those it has reaped, in milliseconds. */
export function cpuMsOf(pid) {
  const own = fieldsOf(pid);
  if (!own) return 0;
  // utime, stime, cutime, cstime
  const ticks = own.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return ticks * TICK_MS + childrenOf(pid).reduce((sum, child) => sum + cpuMsOf(child), 0);
}

/** Resident bytes of a process and its children; what they share is counted once. */
export const memoryOf = (pid) =>
  Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024 +
  childrenOf(pid).reduce((sum, child) => sum + memoryOf(child), 0);

const childrenOf = (pid) => read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
const fieldsOf = (pid) => read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ');

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
