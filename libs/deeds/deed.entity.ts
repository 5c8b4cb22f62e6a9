import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { DeedKind } from '#libs/contract';

/** A paper with the signatures that it carries. Never changed: one more signature is one more row. */
@Entity('deed_paper')
@Unique('one_paper_a_state', ['filingId', 'deed', 'contentHash', 'signatures'])
export class DeedPaper {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') filingId: string;
  @Column('text') deed: DeedKind;
  /** Of what the paper says and whom it has a place for. */
  @Column('text') contentHash: string;
  /** Ids of the signatures in the order in which they stand in the file. */
  @Column('uuid', { array: true }) signatures: string[];
  @Column('text') sha256: string;
  @Column('timestamptz') keptAt: Date;
}
