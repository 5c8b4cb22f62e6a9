import { inflateSync } from 'node:zlib';

interface ReadAloud {
  language: string | undefined;
  /** The reader's window shows the title in place of the file's name. */
  titled: boolean;
  tagged: boolean;
  /** Kinds of elements in the tree that is read aloud. */
  elements: string[];
  /** Texts that are printed and stand in no element. */
  unread: number;
}

/** What a program that reads papers aloud finds in one. */
export function readAloud(pdf: Buffer): ReadAloud {
  const text = pdf.toString('latin1');
  return {
    language: /\/Lang \(([\w-]+)\)/.exec(text)?.[1],
    titled: /\/DisplayDocTitle true/.test(text) && /\/Title \d+ 0 R/.test(text),
    tagged: /\/Marked true/.test(text) && text.includes('/StructTreeRoot'),
    elements: [...new Set([...text.matchAll(/\/S \/(\w+)\n/g)].map(([, kind]) => kind ?? ''))],
    unread: contentsOf(pdf, text).reduce((sum, content) => sum + outside(content), 0),
  };
}

/** The drawing of each sheet: what is pressed together and writes text. */
function contentsOf(pdf: Buffer, text: string): string[] {
  return [...text.matchAll(/\/Filter \/FlateDecode\n>>\nstream\n/g)].flatMap(({ index, 0: head }) => {
    const from = index + head.length;
    const bytes = pdf.subarray(from, text.indexOf('\nendstream', from));
    const content = inflateSync(bytes).toString('latin1');
    return /^BT$/m.test(content) ? [content] : [];
  });
}

function outside(content: string): number {
  let depth = 0;
  let count = 0;
  for (const [mark] of content.matchAll(/\bB[DM]C$|^EMC$|^BT$/gm)) {
    if (mark === 'BT') count += depth === 0 ? 1 : 0;
    else depth += mark === 'EMC' ? -1 : 1;
  }
  return count;
}
