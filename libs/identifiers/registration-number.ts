export type RegistrationNumberClass =
  'stateOrCollective' | 'legalPersonsCompany' | 'naturalPersonsCompany' | 'otherEnterprise' | 'foreign' | 'individualBusiness';

/** The 15-digit number of a licence (GS 15-2006): six digits of the first registry, eight of sequence, a check digit (ISO 7064 MOD 11,10). */
export function isRegistrationNumber(number: string): boolean {
  return /^\d{15}$/.test(number) && registrationCheck(number.slice(0, 14)) === number.slice(14);
}

/** A number from registry and sequence, 14 digits together. */
export const makeRegistrationNumber = (body: string): string => body + registrationCheck(body);

export function registrationCheck(body: string): string {
  if (!/^\d{14}$/.test(body)) throw new RangeError('a registration number has a body of 14 digits');
  let product = 10;
  for (const digit of body) product = (((product + Number(digit)) % 10 || 10) * 2) % 11;
  return String((11 - product) % 10);
}

/** Who bears the number, by the first digit of its sequence. */
export function registrationNumberClass(number: string): RegistrationNumberClass | undefined {
  const classes: readonly RegistrationNumberClass[] = [
    'stateOrCollective',
    'legalPersonsCompany',
    'naturalPersonsCompany',
    'otherEnterprise',
    'foreign',
    'foreign',
    'individualBusiness',
    'individualBusiness',
    'individualBusiness',
    'individualBusiness',
  ];
  return /^\d{15}$/.test(number) ? classes[Number(number[6])] : undefined;
}
