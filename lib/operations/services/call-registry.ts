import { callJson } from '../../http/call-json.ts';
import type { OperationContext } from '../context.ts';

export interface RegistryCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  application: string;
  /** Without it the collection. */
  serviceId?: string;
  /** JSON text. */
  body?: string;
}

/**
 * One call of the Application registry (connectivity contract 3.1); undefined for an answer without content.
 * @throws MooringError with the registry's own text.
 */
export function callRegistry({ config }: OperationContext, call: RegistryCall): Promise<unknown> {
  const { application, serviceId, ...rest } = call;
  const collection = `${config.registryUrl}/${encodeURIComponent(application)}/v1/metadata/services`;
  const url = serviceId === undefined ? collection : `${collection}/${encodeURIComponent(serviceId)}`;
  return callJson({ callee: 'The registry', url, timeoutMs: 30_000, ...rest });
}
