'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { openEventStream } from './event-stream.ts';

/** The query cache of the tab and the event stream that keeps it current. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { refetchOnWindowFocus: false, refetchOnReconnect: false, gcTime: 5 * 60_000 },
        },
      }),
  );
  useEffect(() => openEventStream(client), [client]);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
