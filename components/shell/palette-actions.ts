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
import type { KeyOf } from '#lib/domain/texts/message.ts';

/** Texts that have nothing to fill in. */
type Key = Extract<KeyOf<'shell'>, `action${string}`>;

export interface PaletteAction {
  /** The key of what is done. */
  label: Key;
  /** That of where it is done, or what else it may be called. */
  detail: Key;
  icon: LucideIcon;
  /** Leads there, */
  href?: string;
  /** or does it here. */
  run?(): void;
}

/** What can be done in the console, whatever page is open. What needs an object first leads to where one is chosen. */
export const paletteActions: readonly PaletteAction[] = [
  { label: 'actionConnect', detail: 'actionConnectAbout', icon: Cable, href: '/connect' },
  { label: 'actionRegister', detail: 'actionRegisterAbout', icon: Cable, href: '/connect' },
  { label: 'actionAllow', detail: 'actionAllowAbout', icon: Grid3x3, href: '/namespaces' },
  { label: 'actionOrder', detail: 'actionOrderAbout', icon: LibraryBig, href: '/catalog' },
  {
    label: 'actionBind',
    detail: 'actionBindAbout',
    icon: Blocks,
    href: '/catalog',
  },
  { label: 'actionUnbind', detail: 'actionUnbindAbout', icon: Blocks, href: '/bindings' },
  { label: 'actionRenew', detail: 'actionRenewAbout', icon: Boxes, href: '/applications' },
  { label: 'actionDelete', detail: 'actionDeleteAbout', icon: Boxes, href: '/applications' },
  {
    label: 'actionBroken',
    detail: 'actionBrokenAbout',
    icon: Boxes,
    href: '/applications?show=broken',
  },
  {
    label: 'actionUnconnected',
    detail: 'actionUnconnectedAbout',
    icon: Boxes,
    href: '/applications?show=unconnected',
  },
  { label: 'actionProblems', detail: 'actionProblemsAbout', icon: Workflow, href: '/graph?show=problems' },
  { label: 'actionCreate', detail: 'actionCreateAbout', icon: FileCode2, href: newObjectHref() },
  { label: 'actionSettings', detail: 'actionSettingsAbout', icon: Settings, href: '/settings' },
  { label: 'actionDark', detail: 'actionDarkAbout', icon: Moon, run: () => chooseTheme('dark') },
  { label: 'actionLight', detail: 'actionLightAbout', icon: Sun, run: () => chooseTheme('light') },
  { label: 'actionSystem', detail: 'actionSystemAbout', icon: Sun, run: () => chooseTheme('system') },
  {
    label: 'actionHighContrast',
    detail: 'actionHighContrastAbout',
    icon: Contrast,
    run: () => chooseContrast('more'),
  },
  {
    label: 'actionNormalContrast',
    detail: 'actionNormalContrastAbout',
    icon: Contrast,
    run: () => chooseContrast('normal'),
  },
];
