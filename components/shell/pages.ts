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

export interface PageLink {
  href: string;
  label: string;
  icon: LucideIcon;
}

/** The pages in the order of the navigation. */
export const pages: readonly PageLink[] = [
  { href: '/', label: 'Overview', icon: LayoutDashboard },
  { href: '/connect', label: 'Connect', icon: Cable },
  { href: '/applications', label: 'Applications', icon: Boxes },
  { href: '/namespaces', label: 'Namespaces', icon: Grid3x3 },
  { href: '/catalog', label: 'Catalog', icon: LibraryBig },
  { href: '/bindings', label: 'Bindings', icon: Blocks },
  { href: '/graph', label: 'Graph', icon: Workflow },
  { href: '/expiry', label: 'Expiry', icon: CalendarClock },
];

/** Whether `href` is the page that `pathname` belongs to. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}
