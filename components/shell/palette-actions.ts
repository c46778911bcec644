import {
  Blocks,
  Boxes,
  Cable,
  Contrast,
  FileCode2,
  Grid3x3,
  LibraryBig,
  type LucideIcon,
  Moon,
  Settings,
  Sun,
  Workflow,
} from 'lucide-react';
import { newObjectHref } from '#lib/client/links.ts';
import { chooseContrast, chooseTheme } from '#lib/client/theme.ts';

export interface PaletteAction {
  label: string;
  /** Where it is done, or what else it may be called. */
  detail: string;
  icon: LucideIcon;
  /** Leads there, */
  href?: string;
  /** or does it here. */
  run?(): void;
}

/** What can be done in the console, whatever page is open. What needs an object first leads to where one is chosen. */
export const paletteActions: readonly PaletteAction[] = [
  { label: 'Connect an application', detail: 'pair, token, certificate', icon: Cable, href: '/connect' },
  { label: 'Register services', detail: 'API, Events, specification', icon: Cable, href: '/connect' },
  { label: 'Allow services in a namespace', detail: 'mapping, matrix', icon: Grid3x3, href: '/namespaces' },
  { label: 'Create an instance', detail: 'from the catalog', icon: LibraryBig, href: '/catalog' },
  {
    label: 'Bind a service to a workload',
    detail: 'instance, binding, usage',
    icon: Blocks,
    href: '/catalog',
  },
  { label: 'Unbind a workload', detail: 'withdraw, bindings', icon: Blocks, href: '/bindings' },
  { label: 'Renew or revoke a certificate', detail: 'rotate, token', icon: Boxes, href: '/applications' },
  { label: 'Delete an application', detail: 'applications', icon: Boxes, href: '/applications' },
  {
    label: 'Show applications that need attention',
    detail: 'broken, problems',
    icon: Boxes,
    href: '/applications?show=broken',
  },
  {
    label: 'Show applications that are not connected',
    detail: 'certificate',
    icon: Boxes,
    href: '/applications?show=unconnected',
  },
  { label: 'Show problems in the graph', detail: 'broken', icon: Workflow, href: '/graph?show=problems' },
  { label: 'Create an object from YAML', detail: 'new, apply', icon: FileCode2, href: newObjectHref() },
  { label: 'Settings', detail: 'theme, density, start page', icon: Settings, href: '/settings' },
  { label: 'Use dark colours', detail: 'theme', icon: Moon, run: () => chooseTheme('dark') },
  { label: 'Use light colours', detail: 'theme', icon: Sun, run: () => chooseTheme('light') },
  { label: 'Use the colours of the system', detail: 'theme', icon: Sun, run: () => chooseTheme('system') },
  { label: 'Use high contrast', detail: 'theme', icon: Contrast, run: () => chooseContrast('more') },
  { label: 'Use normal contrast', detail: 'theme', icon: Contrast, run: () => chooseContrast('normal') },
];
