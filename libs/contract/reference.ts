export interface LabelledCode {
  code: string;
  zh: string;
  en: string;
}

export interface DivisionLabel extends LabelledCode {
  kind: 'province' | 'prefecture' | 'district' | 'county' | 'countyLevelCity' | 'developmentZone' | 'pseudo';
  parent: string;
}

/** The codes of a day with their labels in both languages: rows of the law, so that no screen keeps a list of its own. */
export interface ReferenceView {
  on: string;
  lawVersion: string;
  divisions: DivisionLabel[];
  industries: { edition: string; code: string; name: string }[];
  roles: LabelledCode[];
  documentKinds: LabelledCode[];
  departments: LabelledCode[];
}
