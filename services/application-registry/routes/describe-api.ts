import { registeredServiceSchema } from '#lib/domain/application/registered-service.ts';
import { type ApiDescription, contractError } from '#lib/http/openapi-document.ts';
import { listedService, registeredId, serviceDetails, serviceSummary } from './schemas.ts';

const application = { name: 'application', in: 'path', description: 'Name of the Application.' } as const;
const serviceId = { name: 'serviceId', in: 'path', description: 'Id that POST answered.' } as const;
const collection = '/{application}/v1/metadata/services';

function refused(description: string) {
  return { description, schema: contractError };
}

const invalid = refused('The registration is not in order; the text names every problem.');
const unknownApplication = refused('There is no such Application.');
const unknownService = refused('There is no such Application, or it has no such service.');
const tooLarge = refused('The body, a specification, or what goes into a Secret is too large.');
const unreachable = refused('The specification could not be fetched; the text says from where and why.');

/** The registry in OpenAPI terms, by the schemas that it works with. */
export function describeApi(): ApiDescription {
  return {
    title: 'Application registry',
    version: 'v1',
    description:
      'Registers the APIs and events of an application. Keys of requests are matched in any case, unknown ones are ignored.',
    schemas: {
      Registration: registeredServiceSchema,
      RegisteredId: registeredId,
      ListedService: listedService,
      ServiceSummary: serviceSummary,
      ServiceDetails: serviceDetails,
      Error: contractError,
    },
    operations: [
      {
        method: 'get',
        path: '/{application}/v1/metadata/api.yaml',
        summary: 'This description.',
        parameters: [application],
        answers: { 200: { description: 'OpenAPI in YAML' } },
      },
      {
        method: 'get',
        path: collection,
        summary: 'Lists the services of the Application.',
        parameters: [application],
        answers: {
          200: { description: 'All services, without their APIs and events', schema: listedService.array() },
          404: unknownApplication,
        },
      },
      {
        method: 'post',
        path: collection,
        summary: 'Registers a service, as a whole or not at all.',
        parameters: [application],
        body: registeredServiceSchema,
        answers: {
          200: { description: 'Registered', schema: registeredId },
          400: invalid,
          403: refused('There is no such Application.'),
          409: refused('The Application has a service with this identifier.'),
          413: tooLarge,
          502: unreachable,
        },
      },
      {
        method: 'get',
        path: `${collection}/{serviceId}`,
        summary: 'Shows a service with its specifications; secrets are masked.',
        parameters: [application, serviceId],
        answers: { 200: { description: 'The service', schema: serviceDetails }, 404: unknownService },
      },
      {
        method: 'put',
        path: `${collection}/{serviceId}`,
        summary:
          'Replaces a service but for its identifier. Where `********` is sent, the stored secret stays.',
        parameters: [application, serviceId],
        body: registeredServiceSchema,
        answers: {
          200: { description: 'Replaced', schema: serviceSummary },
          400: invalid,
          404: unknownService,
          413: tooLarge,
          502: unreachable,
        },
      },
      {
        method: 'delete',
        path: `${collection}/{serviceId}`,
        summary: 'Removes a service; one that is not there is fine.',
        parameters: [application, serviceId],
        answers: { 204: { description: 'Removed' }, 404: unknownApplication },
      },
    ],
  };
}
