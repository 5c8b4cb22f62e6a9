/** The clock that law, papers and history speak of. China has had one zone and no summer time since 1992. */
export const REGISTRY_ZONE = 'Asia/Shanghai';
const OFFSET_MS = 8 * 3_600_000;

let ahead = 0;

/** Sets the registry clock to an instant, from which it runs on; without one it follows the machine again. Only tests and servers started for cases call it. */
export function setRegistryClock(now?: Date): void {
  ahead = now ? now.getTime() - Date.now() : 0;
}

export const registryNow = (): Date => new Date(Date.now() + ahead);

/** The calendar day at the registry, `YYYY-MM-DD`. */
export const registryDate = (at: Date = registryNow()): string => shifted(at).slice(0, 10);

/** An instant as people at the registry write it: ISO 8601 with `+08:00`, to the second. */
export const registryTime = (at: Date = registryNow()): string => `${shifted(at).slice(0, 19)}+08:00`;

const shifted = (at: Date): string => new Date(at.getTime() + OFFSET_MS).toISOString();
