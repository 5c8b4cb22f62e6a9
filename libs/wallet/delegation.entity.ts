import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who may show a firm's licence for one matter, and from when to when. */
@Entity('licence_delegation')
@Index('licence_delegation_person', ['personIndex'])
@Index('licence_delegation_entity', ['entityId'])
export class LicenceDelegation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') entityId: string;
  @Column('bytea') personIndex: Buffer;
  @Column('text') personName: string;
  /** In the words of whoever gave it: what it is shown for. */
  @Column('text') matter: string;
  @Column('date') validFrom: string;
  /** The last day. */
  @Column('date') validTo: string;
  @Column('uuid') givenBy: string;
  @Column('timestamptz') givenAt: Date;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
}
