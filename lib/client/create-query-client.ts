import { QueryClient } from '@tanstack/react-query';

/**
 * The query cache of a tab. Requests are tried whatever the browser says of its network: the console may be on the same
 * machine, and what would wait for the network would be carried out when nobody expects it any more.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        gcTime: 5 * 60_000,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
