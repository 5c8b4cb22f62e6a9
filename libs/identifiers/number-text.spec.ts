import { maskNumber, normaliseNumber } from './number-text.ts';

describe('numbers as text', () => {
  it.each([
    ['３３０302 19000131004x', '33030219000131004X'],
    [' h1234 5678 ', 'H12345678'],
    ['0123456789（B）', '0123456789(B)'],
  ])('%s is looked up as %s', (text, number) => expect(normaliseNumber(text)).toBe(number));

  it.each([
    ['330302197903129970', '330***********9970'],
    ['H12345678', 'H******78'],
    ['MA1234567', 'M******67'],
    ['12345', '*****'],
    ['', ''],
  ])('%s is shown as %s', (number, shown) => expect(maskNumber(number)).toBe(shown));
});
