'use client';

import type { ReactNode } from 'react';
import { useTexts } from '#lib/client/texts.tsx';
import type { ClusterNames } from '#lib/domain/kubernetes/cluster-names.ts';
import { Bell } from './bell.tsx';
import { Brand } from './brand.tsx';
import { ClickGuard } from './click-guard.tsx';
import { ClusterName } from './cluster-name.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { FreshnessIndicator } from './freshness-indicator.tsx';
import { MobileNav } from './mobile-nav.tsx';
import { NavLinks } from './nav-links.tsx';
import { NavigationWatch } from './navigation-watch.tsx';
import { PaletteButton } from './palette-button.tsx';
import { ScopeSelect } from './scope-select.tsx';
import { ShortcutKeys } from './shortcut-keys.tsx';
import { SignOut } from './sign-out.tsx';
import { ThemeMenu } from './theme-menu.tsx';

export interface ShellProps {
  /** Undefined where the kubeconfig cannot be read. */
  cluster: ClusterNames | undefined;
  /** Who has signed in; undefined where nobody has to. */
  person?: string | undefined;
  children: ReactNode;
}

/** The frame around every page: navigation at the left, a bar with search and freshness above. */
export function Shell({ cluster, person, children }: ShellProps) {
  const t = useTexts('shell');
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[13rem_1fr]">
      <ClickGuard />
      <NavigationWatch />
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-2 text-on-accent focus:translate-y-0"
      >
        {t('skipToContent')}
      </a>
      <aside aria-label={t('navigation')} className="hidden border-r border-line bg-surface md:block">
        <div className="sticky top-0 grid max-h-dvh gap-4 overflow-y-auto p-3">
          <Brand />
          <NavLinks />
        </div>
      </aside>
      <div className="flex min-w-0 flex-col">
        <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-b border-line bg-surface px-2 sm:px-4 md:px-6">
          <MobileNav />
          <div className="md:hidden">
            <Brand />
          </div>
          <PaletteButton />
          <ScopeSelect />
          <ShortcutKeys />
          <div className="ml-auto flex min-w-0 items-center gap-1">
            {cluster === undefined ? null : <ClusterName names={cluster} />}
            <FreshnessIndicator />
            <Bell />
            <ThemeMenu />
            {person === undefined ? null : <SignOut name={person} />}
          </div>
        </header>
        <ConnectionBanner />
        <main id="main" tabIndex={-1} className="w-full max-w-[100rem] flex-1 px-4 py-6 outline-none md:px-6">
          {children}
        </main>
      </div>
    </div>
  );
}
