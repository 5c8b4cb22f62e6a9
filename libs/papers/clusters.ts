import { fontFor, MissingGlyphError, type Chain, type Face } from './font.ts';

/** A character, the face that draws it, and its width in em. */
export interface Sign {
  readonly character: string;
  readonly face: Face;
  readonly width: number;
}

/** What a line never breaks inside: a character with the marks that cling to it, or a word of Latin letters and digits. */
export interface Cluster {
  readonly signs: readonly Sign[];
  readonly width: number;
  readonly word: boolean;
}

export interface Line {
  readonly clusters: readonly Cluster[];
  readonly width: number;
  /** The last line of a paragraph is not spread to the full width. */
  readonly last: boolean;
}

export interface Box {
  readonly width: number;
  readonly height: number;
  readonly largest: number;
  readonly smallest: number;
  /** Distance of two baselines in em. */
  readonly leading: number;
}

export interface Fitted {
  readonly size: number;
  readonly lines: readonly Line[];
  /** What did not fit at the smallest size; empty when all did. */
  readonly rest: string;
}

/** Marks that no line begins with, and marks that no line ends with (GB/T 15834, 5.1). */
const NOT_FIRST = new Set('）》」』】〕〉”’、。，．；：？！％…—·‧・々℃°′″)]},.;:?!%');
const NOT_LAST = new Set('（《「『【〔〈“‘￥$([{');
const WORD = /[A-Za-z0-9@#&+_\-./:'%,\u00c0-\u024f]/;

/** Cuts a text into clusters; throws `MissingGlyphError` with every character that no font of the chain has. */
export function clustersOf(text: string, chain: Chain): Cluster[] {
  const missing = new Set<string>();
  const clusters: { signs: Sign[]; word: boolean }[] = [];
  for (const character of text.trim().replace(/\s+/g, ' ')) {
    const font = fontFor(character, chain);
    if (!font) {
      missing.add(character);
      continue;
    }
    const sign = { character, face: font.face, width: font.advance(character.codePointAt(0) ?? 0) };
    const word = WORD.test(character);
    const current = clusters.at(-1);
    const before = current?.signs.at(-1)?.character ?? '';
    if (current && clings(character, before, word && current.word)) {
      current.signs.push(sign);
      current.word = word && (current.word || NOT_LAST.has(before));
    } else clusters.push({ signs: [sign], word });
  }
  if (missing.size > 0) throw new MissingGlyphError([...missing]);
  return clusters.map(({ signs, word }) => ({ signs, word, width: widthOf(signs) }));
}

const clings = (character: string, before: string, sameWord: boolean): boolean =>
  character === ' ' || NOT_FIRST.has(character) || NOT_LAST.has(before) || sameWord;

const widthOf = (signs: readonly Sign[]): number => signs.reduce((sum, sign) => sum + sign.width, 0);

/** Fills lines of a width given in em. A cluster longer than a line begins a line of its own and is cut anywhere. */
export function breakLines(clusters: readonly Cluster[], width: number): Line[] {
  const lines: Line[] = [];
  let line: Cluster[] = [];
  let used = 0;
  const push = (last: boolean): void => {
    lines.push({ clusters: line, width: used, last });
    line = [];
    used = 0;
  };
  const put = (cluster: Cluster): void => {
    if (line.length > 0 && used + inkWidth(cluster) > width + 1e-6) push(false);
    line.push(cluster);
    used += cluster.width;
  };
  for (const cluster of clusters) {
    if (inkWidth(cluster) <= width) put(cluster);
    else for (const piece of cutUp(cluster, width)) put(piece);
  }
  if (line.length > 0) push(true);
  return lines;
}

/** A space at the end of a line needs no room. */
const inkWidth = ({ signs, width }: Cluster): number => (signs.at(-1)?.character === ' ' ? width - (signs.at(-1)?.width ?? 0) : width);

function cutUp(cluster: Cluster, width: number): Cluster[] {
  const pieces: Cluster[] = [];
  let signs: Sign[] = [];
  for (const sign of cluster.signs) {
    if (signs.length > 0 && widthOf(signs) + sign.width > width) {
      pieces.push({ signs, width: widthOf(signs), word: true });
      signs = [];
    }
    signs.push(sign);
  }
  return [...pieces, { signs, width: widthOf(signs), word: true }];
}

/**
 * Sets a text as large as the box allows, in quarter points. What does not fit at the smallest size is given back as
 * `rest`, cut after the last item (；) that fits, so that no item of a list stands on two sheets.
 */
export function fitText(text: string, box: Box, chain: Chain): Fitted {
  const clusters = clustersOf(text, chain);
  const linesAt = (size: number): Line[] => breakLines(clusters, box.width / size);
  const room = (size: number): number => Math.floor((box.height + 0.01 - size) / (size * box.leading)) + 1;
  let low = box.smallest * 4;
  let high = box.largest * 4;
  let best: Fitted | null = null;
  while (low <= high) {
    const quarters = Math.floor((low + high + 1) / 2);
    const lines = linesAt(quarters / 4);
    if (lines.length <= room(quarters / 4)) {
      best = { size: quarters / 4, lines, rest: '' };
      low = quarters + 1;
    } else high = quarters - 1;
  }
  return best ?? cutOff(clusters, box, room(box.smallest));
}

function cutOff(clusters: readonly Cluster[], box: Box, room: number): Fitted {
  const size = box.smallest;
  const filled = breakLines(clusters, box.width / size)
    .slice(0, Math.max(room, 0))
    .flatMap((line) => line.clusters);
  const kept = textOf(filled);
  const items = kept.lastIndexOf('；') + 1;
  const fitting = items > kept.length / 2 ? kept.slice(0, items) : kept;
  const lines = breakLines(clustersWithin(clusters, fitting.length), box.width / size);
  return { size, lines, rest: textOf(clusters).slice(fitting.length) };
}

/** The first clusters, to a length counted in UTF-16 units; a cut-up word is counted by its signs. */
function clustersWithin(clusters: readonly Cluster[], length: number): Cluster[] {
  const kept: Cluster[] = [];
  let left = length;
  for (const cluster of clusters) {
    if (left <= 0) break;
    const signs: Sign[] = [];
    for (const sign of cluster.signs) {
      if (left < sign.character.length) break;
      signs.push(sign);
      left -= sign.character.length;
    }
    kept.push({ signs, width: widthOf(signs), word: cluster.word });
  }
  return kept;
}

export const textOf = (clusters: readonly Cluster[]): string => clusters.flatMap((cluster) => cluster.signs.map((sign) => sign.character)).join('');
