import { z } from 'zod';
import { readEnv } from '#lib/config/read-env.ts';
import { integrationNamespace } from '#lib/domain/application/application.ts';

export interface ApplicationOperatorConfig {
  /** Where the objects of each Application live. */
  namespace: string;
}

const operatorEnv = z.object({ MOORING_NAMESPACE: z.string().default(integrationNamespace) });

/** The operator's configuration from its environment. */
export function readApplicationOperatorConfig(
  env: NodeJS.ProcessEnv = process.env,
): ApplicationOperatorConfig {
  return { namespace: readEnv(operatorEnv, env).MOORING_NAMESPACE };
}
