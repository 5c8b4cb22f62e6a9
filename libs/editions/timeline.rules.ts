/** An approved correction: which text takes the place of a file, from when on. */
export interface PlannedText {
  readonly file: string;
  readonly sha256: string;
  readonly usedFrom: Date;
}

/** SHA-256 of the text of each file, by the file's name. */
export type FileSet = Readonly<Record<string, string>>;

/** The files in use at a moment: of each file the latest correction that has begun, else the release's own. A file that the release no longer has counts no more. */
export function setAt(released: FileSet, editions: readonly PlannedText[], at: Date): FileSet {
  const begun = editions.filter(({ usedFrom }) => usedFrom <= at);
  return Object.fromEntries(Object.entries(released).map(([file, own]) => [file, newestOf(begun, file)?.sha256 ?? own]));
}

/** The last correction of a file, also when it is still to come: the next one is built upon it. */
export const newestOf = <Row extends PlannedText>(editions: readonly Row[], file: string): Row | undefined =>
  editions.filter((one) => one.file === file).reduce<Row | undefined>((last, one) => (last && last.usedFrom >= one.usedFrom ? last : one), undefined);

/** This moment, and every later one at which some correction begins: at each the files must fit together. */
export const momentsFrom = (editions: readonly PlannedText[], from: Date): Date[] =>
  [from, ...editions.map(({ usedFrom }) => usedFrom).filter((moment) => moment > from)].sort((a, b) => a.getTime() - b.getTime());
