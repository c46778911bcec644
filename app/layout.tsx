import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Shell } from '#components/shell/shell.tsx';
import { Toaster } from '#components/ui/toaster.tsx';
import { UnsavedGuard } from '#components/unsaved/unsaved-guard.tsx';
import { QueryProvider } from '#lib/client/query-provider.tsx';
import { contrastCookie, themeCookie } from '#lib/client/theme-cookies.ts';
import { rootMetadata } from './metadata.ts';
import './globals.css';

export const metadata: Metadata = rootMetadata;

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // the choice travels as a cookie, so that the first paint has the right colours
  const jar = await cookies();
  const theme = jar.get(themeCookie)?.value;
  const contrast = jar.get(contrastCookie)?.value;
  return (
    <html
      lang="en"
      data-theme={theme === 'light' || theme === 'dark' ? theme : undefined}
      data-contrast={contrast === 'normal' || contrast === 'more' ? contrast : undefined}
      suppressHydrationWarning
    >
      <body>
        <QueryProvider>
          <Shell>{children}</Shell>
          <Toaster />
          <UnsavedGuard />
        </QueryProvider>
      </body>
    </html>
  );
}
