import { compactJson } from '#lib/specifications/raw-json.ts';
import { gatewayHost } from '../objects/names.ts';
import type { ServiceOwner } from '../objects/service-objects.ts';
import type { Registry } from '../registry.ts';
import type { Registration } from '../routes/read-registration.ts';
import { rewriteSwagger } from './rewrite-swagger.ts';
import type { SpecificationDocuments } from './specification-documents.ts';

/**
 * All documents of a registration: the API's specification inline, from its URL, or from OData's `$metadata`; Swagger 2.0
 * rewritten to the gateway (connectivity contract 3.8).
 */
export async function obtainSpecifications(
  registry: Registry,
  owner: ServiceOwner,
  registration: Registration,
): Promise<SpecificationDocuments> {
  const { service, eventsSpec } = registration;
  const text = await apiText(registry, registration);
  const documentation = documentationText(registration);
  return {
    ...(text === undefined ? {} : { api: apiDocument(owner, text, isOdata(service.api?.apiType)) }),
    ...(eventsSpec === undefined ? {} : { events: { text: eventsSpec } }),
    ...(documentation === undefined ? {} : { documentation: { text: documentation } }),
  };
}

async function apiText(registry: Registry, { service, apiSpec }: Registration): Promise<string | undefined> {
  const { api } = service;
  if (!api || (apiSpec !== undefined && apiSpec !== 'null')) {
    return apiSpec;
  }
  if (api.specificationUrl) {
    return registry.download.fetch(api.specificationUrl, api);
  }
  if (isOdata(api.apiType)) {
    return registry.download.fetch(`${(api.targetUrl ?? '').replace(/\/$/, '')}/$metadata`, api);
  }
  return apiSpec;
}

function isOdata(apiType: string | null | undefined): boolean {
  return apiType?.toLowerCase() === 'odata';
}

function apiDocument(owner: ServiceOwner, text: string, odata: boolean): SpecificationDocuments['api'] {
  if (!isJson(text)) {
    return { text, isJson: false, isOdata: odata };
  }
  const compact = compactJson(text);
  const { application, serviceId, namespace } = owner;
  const host = gatewayHost(application.metadata.name, serviceId, namespace);
  return { text: odata ? compact : rewriteSwagger(compact, host), isJson: true, isOdata: odata };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function documentationText({ service: { documentation } }: Registration): string | undefined {
  if (!documentation) {
    return undefined;
  }
  const { displayName, description, type, tags, docs } = documentation;
  return JSON.stringify({
    displayName,
    description,
    type,
    ...(tags ? { tags } : {}),
    ...(docs
      ? {
          docs: docs.map((doc) => ({
            title: doc.title ?? '',
            type: doc.type ?? '',
            source: doc.source ?? '',
          })),
        }
      : {}),
  });
}
