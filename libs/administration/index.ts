export { AdministrationModule } from './administration.module.ts';
export { ADMINISTRATORS } from './administration.rules.ts';
export { staffLeft } from './administration.messages.ts';
export { addStaff, type NewStaff } from './add-staff.ts';
export { deactivate } from './deactivate.ts';
export { giveRoles } from './give-roles.ts';
export { makeFirstAdministrator } from './make-first-administrator.ts';
export { resetAdministrator } from './reset-administrator.ts';
