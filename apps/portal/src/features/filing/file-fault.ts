/** The rule that is shown before choosing; the server holds it too, and looks into the file. */
export const MOST_BYTES = 20 * 1024 * 1024;

export type FileFault = 'heic' | 'kind' | 'size' | 'empty';

/** What is wrong with a file that can be told before anything is sent. */
export function fileFault({ name, size }: { name: string; size: number }): FileFault | null {
  if (/\.(heic|heif)$/i.test(name)) return 'heic';
  if (!/\.(pdf|jpe?g|png)$/i.test(name)) return 'kind';
  if (size === 0) return 'empty';
  return size > MOST_BYTES ? 'size' : null;
}
