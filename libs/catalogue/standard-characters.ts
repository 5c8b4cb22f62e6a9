import { entryOf, tableRows, type LawFiles } from './law-file.ts';

const FILE = 'standard-characters.tsv';

/** 通用规范汉字表; one entry is one code point, some of them outside the basic plane. */
export function standardCharactersFrom(files: LawFiles): ReadonlySet<string> {
  const characters = tableRows(files, FILE, ['number', 'level', 'character']).map((row, index) => {
    const character = row['character'] ?? '';
    if ([...character].length !== 1) throw entryOf(FILE, `line ${index + 2}`).broken('not one character');
    return character;
  });
  if (new Set(characters).size !== characters.length) throw entryOf(FILE, '-').broken('a character stands twice');
  return new Set(characters);
}
