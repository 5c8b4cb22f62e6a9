import { message } from '#libs/platform';

/** Time to look whether anything is in no place. */
export const placesCheckDue = message<Record<string, never>>('desk.places_check_due');
