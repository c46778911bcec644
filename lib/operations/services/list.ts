import { z } from 'zod';
import type { OperationContext } from '../context.ts';
import { callRegistry } from './call-registry.ts';

const listAnswer = z.array(
  z.object({
    id: z.string(),
    provider: z.string(),
    name: z.string(),
    description: z.string(),
    identifier: z.string().optional(),
  }),
);

export type ListedService = z.infer<typeof listAnswer>[number];

/** What an Application has registered. */
export async function listServices(context: OperationContext, application: string): Promise<ListedService[]> {
  return listAnswer.parse(await callRegistry(context, { method: 'GET', application }));
}
