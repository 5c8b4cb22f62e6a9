import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { HoldOn, HoldState } from '#libs/contract';

/** A named person has said "not me": the filing stands still, the firm is flagged, until the registry has looked into it. */
@Entity('hold')
@Index('one_open_hold_a_person', ['objectId', 'accountId'], { unique: true, where: "state = 'OPEN'" })
@Index('hold_by_person', ['accountId', 'heldAt'])
@Check('hold_closed_with_reason', `state = 'OPEN' or (closed_at is not null and closed_by is not null and reason is not null)`)
@Check('hold_proposed_with_reason', `(proposed_by is null) = (proposal is null) and (proposed_by is null) = (proposed_at is null)`)
@Index('hold_queue', ['jurisdiction', 'heldAt'], { where: "state = 'OPEN'" })
export class Hold {
  @PrimaryColumn('uuid') id: string;
  @Column('text') on: HoldOn;
  /** The filing, or the entity in the register. */
  @Column('uuid') objectId: string;
  /** Whose staff look into it. */
  @Column('text') jurisdiction: string;
  /** Who said it, with proved identity. */
  @Column('uuid') accountId: string;
  /** As what they were named. */
  @Column('text', { array: true }) roles: string[];
  @Column('text') state: HoldState;
  /** Registry clock. */
  @Column('timestamptz') heldAt: Date;
  /** Who wants it upheld and waits for a second person. */
  @Column('uuid', { nullable: true }) proposedBy: string | null;
  @Column('timestamptz', { nullable: true }) proposedAt: Date | null;
  @Column('text', { nullable: true }) proposal: string | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('uuid', { nullable: true }) closedBy: string | null;
  @Column('text', { nullable: true }) reason: string | null;
}
