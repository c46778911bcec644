import { z } from 'zod';
import type { Allowance } from '../application/allowance.ts';
import type { ConnectChain } from './connect-chain.ts';
import { defineView } from './define-view.ts';

const name = z.string().max(253);

/** One connection as far as the cluster has it, for the guided flow. */
export const connectChainView = defineView(
  z.strictObject({
    application: name.optional(),
    /** Chosen among several. */
    serviceId: name.optional(),
    namespace: name.optional(),
    /** Name of the usage that was made last. */
    usage: name.optional(),
  }),
  z.object({
    chain: z.custom<ConnectChain>(),
    /** What of the Application each namespace may use; `id` is the namespace. None for those that may use nothing. */
    allowances: z.array(z.object({ id: z.string(), allowance: z.custom<Allowance>() })),
    /** Where workloads of people may run, by name. */
    namespaceNames: z.array(z.string()),
  }),
);
