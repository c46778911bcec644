import type { SpecificationKind } from './specification-report.ts';
import type { SpecificationPart } from './stored-specification.ts';

interface RegisteredAs {
  /** Of the registration. */
  part: SpecificationPart;
  /** It stands in the registration; what does not, the registry reads from an address (connectivity contract 3.8). */
  isSent: boolean;
  apiType: 'odata' | undefined;
}

/** How a specification of each language reaches the registry. */
export const registeredAs: Record<SpecificationKind, RegisteredAs> = {
  openapi: { part: 'api', isSent: true, apiType: undefined },
  swagger: { part: 'api', isSent: true, apiType: undefined },
  asyncapi: { part: 'events', isSent: true, apiType: undefined },
  csdl: { part: 'api', isSent: true, apiType: 'odata' },
  // the registry takes no XML
  edmx: { part: 'api', isSent: false, apiType: 'odata' },
};
