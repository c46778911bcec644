import { queryOptions } from '@tanstack/react-query';
import type { KindSchema } from '#lib/domain/kubernetes/kind-schema.ts';
import type { KindName } from '#lib/domain/kubernetes/kinds.ts';
import { api } from './api.ts';

const freshForMs = 10 * 60_000;

/** What the cluster publishes about a kind; null where it says nothing. */
export function kindSchemaQuery(kind: KindName) {
  return queryOptions({
    queryKey: ['kind-schema', kind],
    queryFn: async ({ signal }) => {
      const { schema } = await api<{ schema?: KindSchema }>(`/api/objects/${kind}/schema`, { signal });
      return schema ?? null;
    },
    staleTime: freshForMs,
    // an editor without proposals is an editor still
    retry: false,
  });
}
