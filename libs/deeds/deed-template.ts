import type { AddressFacts, ContributionFacts, DeedKind, EntityType, Facts, FilingKind, IsoDate } from '#libs/contract';

/** For whom and from when to when (both days included) a text stands. */
interface Edition {
  readonly entityTypes?: readonly EntityType[];
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

/** Lines with `{field}`s, or a list of the facts. */
export interface SectionTemplate extends Edition {
  readonly heading: string;
  readonly unless?: 'noCapital' | 'noAgent' | 'promised' | 'notPromised';
  readonly lines?: readonly string[];
  readonly list?: 'holders' | 'people';
}

export interface DeedTemplate extends Edition {
  readonly deed: DeedKind;
  readonly title: string;
  readonly kinds: readonly FilingKind[];
  /** Asked only where the address is declared and not proved. */
  readonly addressMode?: AddressFacts['mode'];
  /** Whoever signs this part of the facts signs the paper. */
  readonly part: keyof Facts;
  /** The kind of paper asked for (documents.json) that it is, where it is one. */
  readonly document?: string;
  readonly sections: readonly SectionTemplate[];
}

export interface DeedTemplates {
  readonly methods: Readonly<Record<ContributionFacts['method'], string>>;
  readonly rights: Readonly<Record<AddressFacts['rightOfUse'], string>>;
  readonly deeds: readonly DeedTemplate[];
}

export const holdsFor = ({ entityTypes, from, to }: Edition, entityType: EntityType, on: IsoDate): boolean =>
  (!entityTypes || entityTypes.includes(entityType)) && (!from || from <= on) && (!to || on <= to);
