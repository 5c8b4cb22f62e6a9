import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DissolutionGround, LiquidationState, LiquidatorView } from '#libs/contract';

/** The winding-up of a firm: its group, and the notice to its creditors. */
@Entity('liquidation')
@Index('one_running_liquidation_an_entity', ['entityId'], { unique: true, where: "state = 'RUNNING'" })
@Index('liquidation_by_filer', ['filerId'])
@Index('liquidation_over', ['endsOn'], { where: "state = 'RUNNING' AND told_at IS NULL" })
export class Liquidation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') entityId: string;
  @Column('uuid') filerId: string;
  @Column('uuid') announcementId: string;
  @Column('text') state: LiquidationState;
  @Column('text') ground: DissolutionGround;
  @Column('date') dissolvedOn: string;
  @Column('jsonb') members: LiquidatorView[];
  @Column('text') claimsAddress: string;
  @Column('date') fileBy: string;
  @Column('date') publishedOn: string;
  /** The last day of the notice. */
  @Column('date') endsOn: string;
  @Column('timestamptz') filedAt: Date;
  /** When the filer was told that the notice is over. */
  @Column('timestamptz', { nullable: true }) toldAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
