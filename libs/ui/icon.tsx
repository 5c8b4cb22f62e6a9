import type { ReactNode } from 'react';

const DRAWINGS = {
  ok: 'M2.5 10a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0 -15 0M6.4 10.4l2.5 2.5 4.8-5.4',
  warn: 'M10 3 18 16.8H2zM10 8.2v3.9M10 14.3v.1',
  bad: 'M7 2.5h6L17.5 7v6L13 17.5H7L2.5 13V7zM6.5 10h7',
  wait: 'M2.5 10a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0 -15 0M10 5.8V10l2.8 2.2',
  info: 'M2.5 10a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0 -15 0M10 9.2v4.6M10 6.4v.1',
  none: 'M3 10a7 7 0 1 0 14 0a7 7 0 1 0 -14 0',
  void: 'M10 2.5 17.5 10 10 17.5 2.5 10zM6.5 6.5l7 7',
  swap: 'M3 7h12l-3-3M17 13H5l3 3',
  back: 'M12 4.5 6.5 10l5.5 5.5',
  cut: 'M3 3l14 14M6 14.5h8.5a3 3 0 0 0 1.7-5.4M12.8 6A5 5 0 0 0 7 5M5 7.6a3.6 3.6 0 0 0-.5 6.7',
  turn: 'M16.5 10A6.5 6.5 0 1 1 12 3.8',
  two: 'M3 6.5h10v10H3zM7 6.5v-3h10v10h-4',
  doc: 'M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15M7.5 10h5M7.5 13.5h5',
  down: 'M10 3v9.5M6 8.8l4 4 4-4M3.5 16.5h13',
  lock: 'M4.5 9h11v8h-11zM7 9V6.2a3 3 0 0 1 6 0V9',
  key: 'M3 13a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0M9 10.5l7-7M13 6.5l2.5 2.5',
} as const;
const MARK = 'M7 26V8.5A2.5 2.5 0 0 1 9.5 6h13A2.5 2.5 0 0 1 25 8.5V26M3 26h26M7 18.5c3-2.6 6-2.6 9 0s6 2.6 9 0';

export type IconName = keyof typeof DRAWINGS;

/** All drawings once, at the top of the page. */
export function Sprite(): ReactNode {
  return (
    <svg width="0" height="0" className="sprite" aria-hidden="true">
      <symbol id="i-mark" viewBox="0 0 32 32">
        <path d={MARK} />
      </symbol>
      {Object.entries(DRAWINGS).map(([name, path]) => (
        <symbol key={name} id={`i-${name}`} viewBox="0 0 20 20">
          <path d={path} strokeDasharray={name === 'none' ? '2.2 3.3' : undefined} />
        </symbol>
      ))}
    </svg>
  );
}

/** Never alone: the word stands beside it. */
export function Icon({ name, turning }: { name: IconName; turning?: boolean }): ReactNode {
  return (
    <svg className={turning ? 'i spin' : 'i'} viewBox="0 0 20 20" aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  );
}

/** The window on its sill. */
export function Mark(): ReactNode {
  return (
    <svg className="i" viewBox="0 0 32 32" aria-hidden="true">
      <use href="#i-mark" />
    </svg>
  );
}
