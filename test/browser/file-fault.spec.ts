import { fileFault, MOST_BYTES } from '../../apps/portal/src/features/filing/file-fault.ts';

describe('a file that is chosen', () => {
  it.each([
    ['lease.pdf', MOST_BYTES, null],
    ['LEASE.JPG', 10, null],
    ['lease.pdf', MOST_BYTES + 1, 'size'],
    ['photo.HEIC', 10, 'heic'],
    ['lease.exe', 10, 'kind'],
    ['lease.pdf', 0, 'empty'],
  ])('%s of %i bytes: %s', (name, size, fault) => expect(fileFault({ name, size })).toBe(fault));
});
