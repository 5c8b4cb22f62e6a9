/** The papers of a filing that are made from its facts, in the order in which people read them. */
export type DeedKind = 'application' | 'charter' | 'partnershipAgreement' | 'appointment' | 'mandate' | 'addressDeclaration';

/** One of them, as it can be had now. */
export interface DeedView {
  deed: DeedKind;
  /** In Chinese, as it stands on the paper. */
  title: string;
  /** Until it is handed in, the paper says that it is a draft. */
  draft: boolean;
  signers: { name: string; signed: boolean }[];
  /** The file carries the electronic signature of everyone who has signed. It does so shortly after each signing. */
  sealed: boolean;
}
