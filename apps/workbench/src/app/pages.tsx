import { lazy, type ComponentType, type ReactNode } from 'react';
import type { AccountView } from '#libs/contract';
import { useWords } from '#libs/ui';
import { HoldsCount } from '../features/holds/holds-count.tsx';

type Role = AccountView['roles'][number];

/** A page that the menu leads to. Who may not see it finds no way to it; what the server refuses is refused there. */
export interface PageEntry {
  /** Where the menu leads. */
  readonly to: string;
  /** Addresses under which the page stands; `to` alone when there is one. */
  readonly paths?: readonly string[];
  readonly name: ReactNode;
  readonly mayOpen: (account: AccountView) => boolean;
  readonly Page: ComponentType;
}

const has =
  (...roles: Role[]) =>
  (account: AccountView): boolean =>
    account.roles.some((role) => roles.includes(role));
const ofRegistry =
  (...roles: Role[]) =>
  (account: AccountView): boolean =>
    account.department === 'MARKET_SUPERVISION' && has(...roles)(account);

function Name({ of }: { of: string }): ReactNode {
  const { t } = useWords();
  return t(of);
}
const named = (key: string): ReactNode => <Name of={key} />;

export const reviews = has('clerk', 'examiner', 'approver', 'supervisor');

/** In the order of the menu: the day's work, then what keeps the house in order. A new page is a row here. */
export const PAGES: readonly PageEntry[] = [
  {
    to: '/queue',
    name: named('desk.queue'),
    mayOpen: reviews,
    Page: lazy(() => import('../features/queue/queue-page.tsx')),
  },
  {
    to: '/board',
    name: named('desk.board'),
    mayOpen: has('supervisor'),
    Page: lazy(() => import('../features/oversight/board-page.tsx')),
  },
  {
    to: '/samples',
    name: named('desk.samples'),
    mayOpen: has('supervisor'),
    Page: lazy(() => import('../features/oversight/samples-page.tsx')),
  },
  {
    to: '/intake',
    name: named('desk.intake'),
    mayOpen: has('clerk'),
    Page: lazy(() => import('../features/intake/intake-page.tsx')),
  },
  {
    to: '/holds',
    name: <HoldsCount />,
    mayOpen: ofRegistry('examiner', 'approver', 'supervisor'),
    Page: lazy(() => import('../features/holds/holds-page.tsx')),
  },
  {
    to: '/firm-acts',
    name: named('desk.firmActs'),
    mayOpen: ofRegistry('examiner', 'approver', 'supervisor'),
    Page: lazy(() => import('../features/firm-acts/firm-acts-page.tsx')),
  },
  {
    to: '/closings',
    name: named('desk.closings'),
    mayOpen: ofRegistry('examiner', 'approver', 'supervisor'),
    Page: lazy(() => import('../features/closings/closings-page.tsx')),
  },
  {
    to: '/work/failed',
    paths: ['/work/:view'],
    name: named('desk.work'),
    mayOpen: has('operator', 'administrator'),
    Page: lazy(() => import('../features/work/work-page.tsx')),
  },
  {
    to: '/staff/here',
    paths: ['/staff/:view'],
    name: named('desk.staff'),
    mayOpen: has('administrator', 'security'),
    Page: lazy(() => import('../features/admin/staff-page.tsx')),
  },
  {
    to: '/trail',
    name: named('desk.trail'),
    mayOpen: has('auditor'),
    Page: lazy(() => import('../features/trail/trail-page.tsx')),
  },
  {
    to: '/law/corrections',
    paths: ['/law/:view'],
    name: named('desk.law'),
    mayOpen: has('administrator'),
    Page: lazy(() => import('../features/law/law-page.tsx')),
  },
];
