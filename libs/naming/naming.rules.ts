/** Names of one prefecture are compared with each other (names.md 4.1). */
export const poolOf = (jurisdiction: string): string => jurisdiction.slice(0, 4);

/** A reservation holds to the end of its last day. */
export const isRunning = (reservation: { validTo: string }, on: string): boolean => on <= reservation.validTo;
