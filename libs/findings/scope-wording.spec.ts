import { theLaw } from '../../test/support/law.ts';
import { struckOut, wordingWithout } from './scope-wording.ts';

it('a wording that excludes what needs the permit', () => {
  expect(wordingWithout(theLaw.scopeWordings, ['危险化学品经营'])).toMatch(/（不含.*危险化学品.*）/);
  expect(wordingWithout(theLaw.scopeWordings, ['保安服务'])).toBeUndefined();
});

it('a text without its words of finance, when something is left', () => {
  expect(struckOut('互联网金融信息服务', ['金融'])).toBe('互联网信息服务');
  expect(struckOut('财富管理', ['财富管理'])).toBeUndefined();
  expect(struckOut('理理财财', ['理财'])).toBeUndefined();
});
