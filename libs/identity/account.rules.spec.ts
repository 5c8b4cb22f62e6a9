import { checkLogin, checkPassword, normaliseLogin, WAITS } from './account.rules.ts';

describe('a login', () => {
  it.each([
    ['Lin@Example.test', 'lin@example.test'],
    ['  ＬＩＮ ', 'lin'],
    ['林澄远', '林澄远'],
  ])('%s is kept as %s', (typed, kept) => expect(normaliseLogin(typed)).toBe(kept));

  it.each(['a', 'two words', 'a\u200bb\u200bc', 'x'.repeat(101), 'a<b>c'])('%j cannot be typed again and is refused', (login) => {
    expect(() => checkLogin(login)).toThrow('account.login_malformed');
  });

  it.each(['13800138000', '330302197903129970', '33038119880119996x', '330302790312997'])('%s is a personal number', (login) => {
    expect(() => checkLogin(login)).toThrow('account.login_is_personal_number');
  });
});

describe('a password', () => {
  it('has eight characters, however many bytes they take', () => {
    expect(() => checkPassword('七个字的口令呀', 'lin')).toThrow('account.password_too_short');
    expect(() => checkPassword('八个字的口令可以', 'lin')).not.toThrow();
  });
  it('is not the login', () => expect(() => checkPassword('Lin@Example.test', 'lin@example.test')).toThrow('account.password_is_login'));
});

it('lets nine tries pass, then asks for waits that double up to a quarter of an hour', () => {
  expect(WAITS.slice(0, 9)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(WAITS.slice(9)).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900]);
});
