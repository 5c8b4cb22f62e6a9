import { invalid, mayStaff, type Actor } from '#libs/kernel';
import { config } from '#libs/platform';

/** The law binds every district of the city, so only an administrator of the whole city may change it. */
export function checkMayChangeLaw(actor: Actor): void {
  if (!actor.roles.includes('administrator') || !mayStaff(actor, config().city)) throw invalid('law.city_not_own');
}
