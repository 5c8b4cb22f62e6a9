import qrcode from 'qrcode';
import { drawArt, type Art } from './art.ts';

/** White modules that every QR code needs around it. */
const QUIET = 4;

/** A QR code as rectangles, with its quiet zone on white; sharp at any size. */
export function qrArt(text: string, size: number): Art {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const unit = size / (modules.size + 2 * QUIET);
  return drawArt(size, size, (pen) => {
    pen.rect(0, 0, size, size).fill('#ffffff');
    for (let row = 0; row < modules.size; row++) {
      for (let column = 0; column < modules.size;) {
        const from = column;
        while (column < modules.size && modules.get(row, column)) column++;
        if (column > from) pen.rect((from + QUIET) * unit, (row + QUIET) * unit, (column - from) * unit, unit);
        else column++;
      }
    }
    pen.fill('#000000');
  });
}
