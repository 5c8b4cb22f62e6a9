import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** A firm that files for others (委托代理人). */
@Entity('agent_firm')
@Index('agent_firm_code', ['code'], { unique: true })
export class AgentFirm {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  /** Unified social credit code. */
  @Column('text') code: string;
  @Column('timestamptz') createdAt: Date;
}

/** Who files in the name of an agent firm (经办人), from when to when. The row of who has left stays. */
@Entity('agent_member')
@Index('one_agent_firm_a_person', ['accountId'], { unique: true, where: 'left_at IS NULL' })
@Index('agent_member_by_firm', ['firmId'])
export class AgentMember {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') firmId: string;
  @ManyToOne(() => AgentFirm)
  @JoinColumn({ name: 'firm_id', foreignKeyConstraintName: 'agent_member_firm' })
  firm?: AgentFirm;
  @Column('uuid') accountId: string;
  /** Keeps the list of members. */
  @Column('boolean') manages: boolean;
  @Column('timestamptz') joinedAt: Date;
  @Column('timestamptz', { nullable: true }) leftAt: Date | null;
}
