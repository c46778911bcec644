'use client';

import type { ComponentProps } from 'react';
import ErrorPage from './error.tsx';
import './globals.css';

/** In the place of everything, shell included: where the error is in what a page is put together from. */
export default function GlobalErrorPage(props: ComponentProps<typeof ErrorPage>) {
  return (
    <html lang="en">
      <body>
        <title>Not loaded · Mooring</title>
        <main className="mx-auto grid max-w-2xl gap-4 px-4 py-12">
          <ErrorPage {...props} />
          {/* not by the router, which may be what is broken */}
          <a href="/" className="text-accent underline-offset-2 hover:underline">
            Go to the overview
          </a>
        </main>
      </body>
    </html>
  );
}
