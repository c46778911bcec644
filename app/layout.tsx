import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Shell } from '#components/shell/shell.tsx';
import { Toaster } from '#components/ui/toaster.tsx';
import { UnsavedGuard } from '#components/unsaved/unsaved-guard.tsx';
import { densityCookie, scopeCookie } from '#lib/client/preference-cookies.ts';
import { QueryProvider } from '#lib/client/query-provider.tsx';
import { ScopeProvider } from '#lib/client/scope.tsx';
import { contrastCookie, themeCookie } from '#lib/client/theme-cookies.ts';
import type { ClusterNames } from '#lib/domain/kubernetes/cluster-names.ts';
import { intlLocales } from '#lib/domain/texts/locale.ts';
import { message } from '#lib/domain/texts/message.ts';
import { actingPerson } from '#lib/operations/acting-person.ts';
import { readClusterNames } from '#lib/operations/cluster/read-cluster-names.ts';
import { operationContext } from '#lib/operations/create-context.ts';
import { rootMetadata } from './metadata.ts';
import { readerLocale } from './reader-locale.ts';
import { readerTells } from './reader-tells.ts';
import { TextBoundary } from './text-boundary.tsx';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const tell = await readerTells();
  return { ...rootMetadata, description: tell(message('shell.rootDescription')) };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // the choice travels as a cookie, so that the first paint has the right colours
  const jar = await cookies();
  const theme = jar.get(themeCookie)?.value;
  const contrast = jar.get(contrastCookie)?.value;
  const locale = await readerLocale();
  const density = jar.get(densityCookie)?.value;
  return (
    <html
      lang={intlLocales[locale]}
      data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}
      data-contrast={contrast === 'normal' || contrast === 'more' ? contrast : undefined}
      data-density={density === 'compact' ? density : undefined}
      suppressHydrationWarning
    >
      <body>
        <TextBoundary rooms={['shell', 'ui', 'unsaved', 'failure']}>
          <QueryProvider>
            <ScopeProvider scope={jar.get(scopeCookie)?.value ?? ''}>
              <Shell cluster={clusterNames()} person={actingPerson()?.person.name}>
                {children}
              </Shell>
            </ScopeProvider>
            <Toaster />
            <UnsavedGuard />
          </QueryProvider>
        </TextBoundary>
      </body>
    </html>
  );
}

function clusterNames(): ClusterNames | undefined {
  try {
    return readClusterNames(operationContext());
  } catch {
    // each page says what is wrong with the kubeconfig
    return undefined;
  }
}
