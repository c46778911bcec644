'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { createQueryClient } from './create-query-client.ts';
import { viewStreamOf } from './view-stream.ts';

/** The query cache of the tab and the stream that keeps it current. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  useEffect(() => viewStreamOf(client).start(), [client]);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
