const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number as people type it: spaces out, wide digits narrow, the last letter large. */
export const tidyNumber = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/** What is wrong with a resident's number, for an answer while the person still looks at the card. The server checks all of it again. */
export function residentIdFault(number: string): 'length' | 'characters' | 'check' | null {
  if (number.length !== 18) return 'length';
  if (!/^\d{17}[\dX]$/.test(number)) return 'characters';
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return '10X98765432'[sum % 11] === number[17] ? null : 'check';
}

/** In the sections that stand on the card: 330302 19871220 9976. */
export const numberInSections = (number: string): string => number.replace(/^(.{6})(.{8})/, '$1 $2 ');

const EIGHTEEN = ['residentIdCard', 'hkMacaoTaiwanResidencePermit', 'foreignPermanentResidentCard'];

/** What an eighteen-digit number says by itself, so that nobody is asked for it; nothing while the number is wrong. */
export function toldByNumber(type: string, number: string): { birthDate: string; sex: 'female' | 'male' } | null {
  if (!EIGHTEEN.includes(type) || residentIdFault(number) !== null) return null;
  const birthDate = number.slice(6, 14).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  return { birthDate, sex: Number(number[16]) % 2 === 0 ? 'female' : 'male' };
}
