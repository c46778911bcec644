import { queryOptions } from '@tanstack/react-query';
import type { EditServiceRequest } from '#lib/domain/application/edit-service-request.ts';
import type { RegisteredService } from '#lib/domain/application/registered-service.ts';
import type { ServiceForm } from '#lib/domain/application/service-form.ts';
import type { Told } from '#lib/domain/texts/message.ts';
import type { EntryList, ModelEntry } from '#lib/specifications/model/model-entry.ts';
import type { ReviewSpecificationRequest } from '#lib/specifications/requests/review-specification-request.ts';
import type { SaveSpecificationRequest } from '#lib/specifications/requests/save-specification-request.ts';
import type { SearchSpecificationQuery } from '#lib/specifications/requests/search-specification-query.ts';
import type {
  SpecificationPart,
  SpecificationReview,
  StoredSpecification,
} from '#lib/specifications/stored-specification.ts';
import { api, apiText } from './api.ts';

function pathOf(application: string): string {
  return `/api/applications/${encodeURIComponent(application)}/services`;
}

export function registerService(application: string, form: ServiceForm): Promise<{ id: string }> {
  return api(pathOf(application), { method: 'POST', body: form });
}

export interface ServiceAddress {
  application: string;
  serviceId: string;
}

function pathOfService({ application, serviceId }: ServiceAddress): string {
  return `${pathOf(application)}/${encodeURIComponent(serviceId)}`;
}

/** A registered service without any secret, and without its specifications. */
export function serviceQuery(application: string, serviceId: string) {
  return queryOptions({
    queryKey: ['service', application, serviceId],
    queryFn: ({ signal }) => api<RegisteredService>(pathOfService({ application, serviceId }), { signal }),
    staleTime: 30_000,
  });
}

/**
 * Changes what differs; asterisks keep a credential that is stored. Fails with CONFLICT and `details: ServiceSettings` where
 * somebody else has changed the same to something else.
 */
export function updateService(address: ServiceAddress, edit: EditServiceRequest): Promise<void> {
  return api(pathOfService(address), { method: 'PUT', body: edit });
}

export interface SpecificationAddress extends ServiceAddress {
  part: SpecificationPart;
}

function pathOfSpecification({ part, ...address }: SpecificationAddress): string {
  return `${pathOfService(address)}/specifications/${part}`;
}

/** A specification as it is stored, and what it says. */
export function specificationQuery(address: SpecificationAddress) {
  const { application, serviceId, part } = address;
  return queryOptions({
    queryKey: ['service', application, serviceId, part],
    queryFn: ({ signal }) => api<StoredSpecification>(pathOfSpecification(address), { signal }),
    staleTime: 30_000,
  });
}

/** The whole text; with its revision, since it is asked for beside what it says. */
export function specificationTextQuery(address: SpecificationAddress, revision: string) {
  const { application, serviceId, part } = address;
  return queryOptions({
    queryKey: ['service', application, serviceId, part, 'text', revision],
    queryFn: ({ signal }) => apiText(specificationTextPath(address), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

/** Where the whole text is served as a file. */
export function specificationTextPath(address: SpecificationAddress): string {
  return `${pathOfSpecification(address)}/text`;
}

/** One entry of a specification whose outline the page has. */
export function specificationEntryQuery<List extends EntryList>(
  address: SpecificationAddress,
  { list, at, revision }: { list: List; at: number; revision: string },
) {
  const { application, serviceId, part } = address;
  const query = new URLSearchParams({ list, at: String(at), revision });
  return queryOptions({
    queryKey: ['service', application, serviceId, part, revision, list, at],
    queryFn: ({ signal }) =>
      api<ModelEntry<List>>(`${pathOfSpecification(address)}/entry?${query}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Places of the operations, channels or types that hold a text in lower case. */
export function specificationSearchQuery(
  source: { address: SpecificationAddress; revision: string } | undefined,
  text: string,
) {
  return queryOptions({
    queryKey: ['service', source?.address.application, source?.address.serviceId, 'search', source, text],
    queryFn: async ({ signal }): Promise<ReadonlySet<number>> => {
      if (source === undefined) {
        return new Set();
      }
      const searched: SearchSpecificationQuery = { text, revision: source.revision };
      const query = new URLSearchParams(searched);
      const path = `${pathOfSpecification(source.address)}/search?${query}`;
      return new Set(await api<number[]>(path, { signal }));
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

/** What storing another text would change; without a text, what the specification's own address answers. */
export function reviewSpecification(
  address: SpecificationAddress,
  text: string | undefined,
): Promise<Told<SpecificationReview>> {
  const body: ReviewSpecificationRequest = { text };
  return api(`${pathOfSpecification(address)}/review`, { method: 'POST', body });
}

/** Stores what was reviewed; without a text the registry reads the specification from its address again. */
export function saveSpecification(
  address: SpecificationAddress,
  saved: SaveSpecificationRequest,
): Promise<void> {
  return api(pathOfSpecification(address), { method: 'PUT', body: saved });
}

/** The sample shop's Orders API as values for the form. */
export function sampleRegistration(): Promise<ServiceForm> {
  return api('/api/sample-shop/registration');
}
