import type { IsoDate } from '#libs/contract';
import type { CodeMode, FormatRow, Law } from '#libs/catalogue';

/** What a licence says, word for word, before it is known where it stands. */
export interface LicenceFace {
  readonly format: FormatRow;
  readonly codeMode: CodeMode;
  /** The numbers, one or five; the first is the one by which the entity is known. */
  readonly numbers: readonly FaceField[];
  /** The other fields in their order. An empty value is printed as nothing. */
  readonly fields: readonly FaceField[];
  readonly registry: string;
  readonly issuedOn: IsoDate;
}

export interface FaceField {
  /** Tells the template where the field belongs. */
  readonly field: string;
  readonly label: string;
  readonly value: string;
}

export const nameOf = (face: LicenceFace): string => face.fields.find(({ field }) => field === 'name')?.value ?? '';

/** Whether a paper of today would say what the one in force says: only the day of issue, and how an amount is written, may differ. */
export function isSamePaper(inForce: LicenceFace, now: LicenceFace): boolean {
  const values = ({ numbers, fields, registry }: LicenceFace): string =>
    JSON.stringify([numbers, fields.map(({ field, value }) => [field, value]), registry]);
  return inForce.format.format === now.format.format && values(inForce) === values(now);
}

export const REGISTRY_LABEL = '登记机关';

/** Labels of the numbers. */
export const NUMBER_LABELS = {
  uscc: '统一社会信用代码',
  registrationNumber: '注册号',
  organizationCode: '组织机构代码',
  taxpayerId: '税务登记证号',
  socialInsuranceRegistrationNumber: '社会保险登记证号',
  statisticsRegistrationNumber: '统计登记证号',
} as const;

/** Every label that a licence of any day can carry. */
export function licenceLabels(law: Pick<Law, 'entityTypes'>): string[] {
  const labels = law.entityTypes.all.flatMap((type) => type.labels.map(({ label }) => label));
  return [...new Set([...Object.values(NUMBER_LABELS), ...labels, REGISTRY_LABEL])];
}
