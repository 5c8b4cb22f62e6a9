export { competenceOf, countyOf } from './competence.rules.ts';
export { enterForApplicant, preparedBy, type WalkIn } from './enter-for-applicant.ts';
export { IntakeModule } from './intake.module.ts';
export { IntakeRecord } from './intake.entity.ts';
