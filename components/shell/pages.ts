import {
  Blocks,
  Boxes,
  Cable,
  CalendarClock,
  Grid3x3,
  LayoutDashboard,
  LibraryBig,
  type LucideIcon,
  Workflow,
} from 'lucide-react';
import type { KeyOf } from '#lib/domain/texts/message.ts';

type PageName =
  | 'overview'
  | 'connect'
  | 'applications'
  | 'namespaces'
  | 'catalog'
  | 'bindings'
  | 'graph'
  | 'expiry';

export interface PageLink {
  href: string;
  /** The key of its name. */
  label: PageName & KeyOf<'shell'>;
  icon: LucideIcon;
}

/** The pages in the order of the navigation. */
export const pages: readonly PageLink[] = [
  { href: '/', label: 'overview', icon: LayoutDashboard },
  { href: '/connect', label: 'connect', icon: Cable },
  { href: '/applications', label: 'applications', icon: Boxes },
  { href: '/namespaces', label: 'namespaces', icon: Grid3x3 },
  { href: '/catalog', label: 'catalog', icon: LibraryBig },
  { href: '/bindings', label: 'bindings', icon: Blocks },
  { href: '/graph', label: 'graph', icon: Workflow },
  { href: '/expiry', label: 'expiry', icon: CalendarClock },
];

/** Whether `href` is the page that `pathname` belongs to. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}
