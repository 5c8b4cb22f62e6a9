import { lawFrom, LawFileError, type LawFiles } from './index.ts';
import { lawFiles, theLaw } from '../../test/support/law.ts';

describe('the law as a whole', () => {
  it('is read from its files', () => expect(theLaw.version).toMatch(/^[0-9a-f]{64}$/));
});
