/** A number as people type it: wide digits narrow, no blanks around. */
export const tidyPhone = (typed: string): string => typed.normalize('NFKC').trim();

/** Mobile; area code and number (Wenzhou has eight digits); 400 and the like; from abroad with a plus. An extension may follow. */
const PHONE = /^(1[3-9]\d{9}|0577\d{8}|(?!0577)0(10|2\d|[3-9]\d{2})\d{7,8}|[48]00\d{7}|\+\d{7,15})(x\d{1,6})?$/;

/** Whether somebody could be reached there: a number that is too short, or has a letter in it, is told while the person still looks at it. */
export const isPhone = (typed: string): boolean =>
  PHONE.test(
    tidyPhone(typed)
      .replace(/[\s()（）-]/g, '')
      .replace(/(转|ext\.?|#)/i, 'x'),
  );

export const isEmail = (typed: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(typed.normalize('NFKC').trim());
