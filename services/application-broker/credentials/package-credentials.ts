import type { ServiceEntry } from '#lib/domain/application/application.ts';
import { type CatalogBinding, secretNameOfCatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { MooringError } from '#lib/errors.ts';
import type { BrokerContext } from '../broker-context.ts';
import type { OfferedService } from '../catalog/offering.ts';
import { packageAuthorization } from './package-authorization.ts';
import { variablePrefix } from './variable-prefix.ts';

interface Binding {
  namespace: string;
  bindingId: string;
}

/**
 * What a workload is given for an API package: how to authenticate, and a pair of addresses for each API (binding contract
 * 1.8, V2). An API with an address of its own at the gateway keeps it.
 * @throws MooringError INVALID for a package without an API, or when the binding's Secret cannot be told.
 */
export async function packageCredentials(
  context: BrokerContext,
  { application, service }: OfferedService,
  binding: Binding,
): Promise<Record<string, unknown>> {
  const apis = service.entries.filter((entry) => entry.type === 'API');
  if (apis.length === 0) {
    throw new MooringError('INVALID', `service [id: ${service.id}] has no API to bind`);
  }
  const { type, configuration } = await packageAuthorization(context, apis, {
    application: application.metadata.name,
    serviceId: service.id,
  });
  const secretName = await findSecretName(context, binding);
  const base = context.config.gatewayUrlFormat.replace('%s', binding.namespace);
  return {
    CREDENTIALS_TYPE: type,
    CONFIGURATION: configuration,
    ...Object.fromEntries(apis.flatMap((api) => addresses(api, `${base}/secret/${secretName}/api`))),
  };
}

function addresses(api: ServiceEntry, apiRoot: string): [string, string][] {
  const prefix = variablePrefix(api.name ?? '', api.id ?? '');
  return [
    [`${prefix}_GATEWAY_URL`, api.gatewayUrl ?? `${apiRoot}/${prefix}`],
    [`${prefix}_TARGET_URL`, api.targetUrl ?? ''],
  ];
}

/** The gateway finds the credentials in the Secret that the platform makes of this answer. */
async function findSecretName(
  { kube, sources }: BrokerContext,
  { namespace, bindingId }: Binding,
): Promise<string> {
  let found = sources.bindingIds.find(namespace, bindingId);
  if (found.length === 0) {
    const { items } = await kube.list<CatalogBinding>(kinds.servicebindings, { namespace });
    found = items.filter((binding) => binding.spec.externalID === bindingId);
  }
  const [binding] = found;
  if (binding === undefined || found.length > 1) {
    throw new MooringError(
      'INVALID',
      `expected one ServiceBinding with the id [${bindingId}] in namespace [${namespace}], found ${found.length}`,
    );
  }
  return secretNameOfCatalogBinding(binding);
}
