import { message } from '#lib/domain/texts/message.ts';
import { callForText, callJson, type JsonCall } from '#lib/http/call-json.ts';
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
export function callRegistry(context: OperationContext, call: RegistryCall): Promise<unknown> {
  return callJson(requestOf(context, call));
}

export interface ServiceTarget {
  application: string;
  serviceId: string;
}

/**
 * A registered service as the registry writes it, credentials masked: for changes that leave all else as it stands, down
 * to the order of keys. Not for a browser: request parameters are in it with their values.
 */
export function readRegistration(context: OperationContext, target: ServiceTarget): Promise<string> {
  return callForText(requestOf(context, { method: 'GET', ...target }));
}

function requestOf({ config }: OperationContext, call: RegistryCall): JsonCall {
  const { application, serviceId, ...rest } = call;
  const collection = `${config.registryUrl}/${encodeURIComponent(application)}/v1/metadata/services`;
  const url = serviceId === undefined ? collection : `${collection}/${encodeURIComponent(serviceId)}`;
  return { callee: message('errors.registry'), url, timeoutMs: 30_000, ...rest };
}
