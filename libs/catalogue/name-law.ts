/** What the law says about names, by date. */
export interface NameLaw {
  readonly files: readonly string[];
}

/** Reads the files `name-*.json`; throws `LawFileError` when one is broken. */
export function nameLawFrom(files: Record<string, string>): NameLaw {
  return { files: Object.keys(files).filter((file) => /^name-.*\.json$/.test(file)) };
}
