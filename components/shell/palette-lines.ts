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
import type { Texts } from '#lib/client/text-types.ts';
import type { Health } from '#lib/domain/health/health.ts';
import type { KeyOf } from '#lib/domain/texts/message.ts';
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

const groupLooks = {
  applications: { heading: 'applications', icon: Boxes },
  services: { heading: 'groupServices', icon: LibraryBig },
  operations: { heading: 'groupOperations', icon: Zap },
  catalog: { heading: 'catalog', icon: LibraryBig },
  instances: { heading: 'groupInstances', icon: PackageOpen },
  bindings: { heading: 'bindings', icon: Blocks },
  usages: { heading: 'groupUsages', icon: Link2 },
  workloads: { heading: 'groupWorkloads', icon: Container },
  pods: { heading: 'groupPods', icon: Box },
  namespaces: { heading: 'namespaces', icon: Grid3x3 },
  allowances: { heading: 'groupMappings', icon: Check },
  certificates: { heading: 'groupCertificates', icon: FileKey },
  tokens: { heading: 'groupTokens', icon: KeyRound },
  others: { heading: 'groupOthers', icon: Shapes },
} as const satisfies Record<SearchGroup, { heading: KeyOf<'shell'>; icon: LucideIcon }>;

/** What the palette offers for a text: pages, actions, then what the search has found. Without a text, pages and actions. */
export function paletteGroups(
  t: Texts<'shell'>,
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
    .map(({ label, ...page }) => ({ ...page, name: t(label) }))
    .filter(({ name }) => isAskedFor(name))
    .map(({ href, name, icon }) => ({
      value: `page ${href}`,
      name,
      detail: '',
      icon,
      href: scopedHref(href, scope),
    }));
  const actions = paletteActions
    .filter(({ label, detail }) => isAskedFor(`${t(label)} ${t(detail)}`))
    .map((action) => lineOfAction(t, action));
  const groups = [
    { heading: t('groupPages'), lines: goTo, more: 0 },
    ...(found ?? []).map((group) => groupOfFound(t, group)),
    { heading: t('groupActions'), lines: actions, more: 0 },
  ];
  return groups.filter(({ lines }) => lines.length > 0);
}

function lineOfAction(t: Texts<'shell'>, { label, detail, ...action }: PaletteAction): PaletteLine {
  return { value: `action ${label}`, name: t(label), detail: t(detail), ...action };
}

function groupOfFound(
  t: Texts<'shell'>,
  { id: group, total, hits }: ViewAnswer<'search'>['groups'][number],
): PaletteGroup {
  const { heading, icon } = groupLooks[group];
  return {
    heading: t(heading),
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
