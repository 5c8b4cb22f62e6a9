import { doubled, meantBy, pressedFor } from './key-setting.ts';

const usual = { off: false, own: [] };
const swapped = {
  off: false,
  own: [
    { key: 'Y', by: 'n' },
    { key: 'N', by: ';' },
  ],
};

describe('a single key', () => {
  it('means what its button says, in either case of letters', () => {
    expect([meantBy('y', usual), meantBy('Y', usual), meantBy('[', usual), meantBy('Enter', usual)]).toEqual(['y', 'y', '[', 'Enter']);
  });

  it('that was given to another act means that one, and the old one means nothing', () => {
    expect([meantBy('n', swapped), meantBy('N', swapped), meantBy(';', swapped), meantBy('y', swapped)]).toEqual(['y', 'y', 'n', undefined]);
    expect([pressedFor('Y', swapped), pressedFor('N', swapped), pressedFor('B', swapped)]).toEqual(['N', ';', 'B']);
  });

  it('does nothing when single keys are off; Enter and Escape are no single keys', () => {
    expect([meantBy('y', { ...usual, off: true }), meantBy('Enter', { ...usual, off: true })]).toEqual([undefined, 'Enter']);
  });

  it('never does two things: what was given twice is named, and figures stay with the points of the list', () => {
    expect(doubled(['Y', 'N', 'B'], swapped)).toEqual([]);
    expect(doubled(['Y', 'N', 'B'], { off: false, own: [{ key: 'B', by: 'y' }] })).toEqual(['B']);
    expect(doubled(['Y'], { off: false, own: [{ key: 'Y', by: '3' }] })).toEqual(['Y']);
  });
});
