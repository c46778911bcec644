import type { LucideIcon } from 'lucide-react';
import {
  Blocks,
  Box,
  Boxes,
  Check,
  Container,
  FileKey,
  Grid3x3,
  KeyRound,
  LibraryBig,
  Link2,
  PackageOpen,
  Shapes,
  Zap,
} from 'lucide-react';
import { scopedHref } from '#lib/client/scoped-href.ts';
import { targetHref } from '#lib/client/target-href.ts';
import type { Health } from '#lib/domain/health/health.ts';
import type { SearchGroup } from '#lib/domain/view/search-groups.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { pages } from './pages.ts';
import { type PaletteAction, paletteActions } from './palette-actions.ts';

/** A line of the palette: something to go to, or to do. */
export interface PaletteLine {
  /** Given once in the palette. */
  value: string;
  name: string;
  detail: string;
  icon: LucideIcon;
  status?: { health: Health; word: string };
  href?: string;
  run?(): void;
}

/** Lines under a heading. */
export interface PaletteGroup {
  heading: string;
  lines: PaletteLine[];
  /** How many more there are. */
  more: number;
}

const groupLooks: Record<SearchGroup, { heading: string; icon: LucideIcon }> = {
  applications: { heading: 'Applications', icon: Boxes },
  services: { heading: 'Services', icon: LibraryBig },
  operations: { heading: 'Operations and events', icon: Zap },
  catalog: { heading: 'Catalog', icon: LibraryBig },
  instances: { heading: 'Instances', icon: PackageOpen },
  bindings: { heading: 'Bindings', icon: Blocks },
  usages: { heading: 'Usages', icon: Link2 },
  workloads: { heading: 'Workloads', icon: Container },
  pods: { heading: 'Pods', icon: Box },
  namespaces: { heading: 'Namespaces', icon: Grid3x3 },
  allowances: { heading: 'Mappings', icon: Check },
  certificates: { heading: 'Certificates', icon: FileKey },
  tokens: { heading: 'Tokens', icon: KeyRound },
  others: { heading: 'Other objects', icon: Shapes },
};

/** What the palette offers for a text: pages, actions, then what the search has found. Without a text, pages and actions. */
export function paletteGroups(
  text: string,
  found: ViewAnswer<'search'>['groups'] | undefined,
  scope: string,
): PaletteGroup[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const isAskedFor = (name: string) => words.every((word) => name.toLowerCase().includes(word));
  const goTo = pages
    .filter(({ label }) => isAskedFor(label))
    .map(({ href, label, icon }) => ({
      value: `page ${href}`,
      name: label,
      detail: '',
      icon,
      href: scopedHref(href, scope),
    }));
  const actions = paletteActions
    .filter(({ label, detail }) => isAskedFor(`${label} ${detail}`))
    .map(lineOfAction);
  const groups = [
    { heading: 'Pages', lines: goTo, more: 0 },
    ...(found ?? []).map(groupOfFound),
    { heading: 'Actions', lines: actions, more: 0 },
  ];
  return groups.filter(({ lines }) => lines.length > 0);
}

function lineOfAction({ label, ...action }: PaletteAction): PaletteLine {
  return { value: `action ${label}`, name: label, ...action };
}

function groupOfFound({ id: group, total, hits }: ViewAnswer<'search'>['groups'][number]): PaletteGroup {
  const { heading, icon } = groupLooks[group];
  return {
    heading,
    more: total - hits.length,
    lines: hits.map(({ id, name, detail, status, target }) => ({
      value: `${group} ${id}`,
      name,
      detail: target.page === 'certificates' ? detail.slice(0, 24) : detail,
      icon,
      href: targetHref(target),
      ...(status === undefined ? {} : { status }),
    })),
  };
}
