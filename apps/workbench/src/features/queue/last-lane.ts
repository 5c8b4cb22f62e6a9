const KEY = 'onewindow.lane';

/** The list that was looked at last stands beside the case that was opened from it. */
export function keepLane(search: string): void {
  try {
    sessionStorage.setItem(KEY, search);
  } catch {
    // a browser that keeps nothing shows all that is open
  }
}

export function lastLane(): string {
  try {
    return sessionStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}
