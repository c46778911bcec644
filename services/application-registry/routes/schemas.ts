import { z } from 'zod';
import { registeredServiceSchema } from '#lib/domain/application/registered-service.ts';

/** What the registry answers; its published description is made from these and from the schema of registrations. */

export const registeredId = z.object({ id: z.uuid().describe('Names the service in all further calls.') });

export const serviceSummary = z.object({
  provider: z.string(),
  name: z.string(),
  description: z.string(),
  identifier: z.string().optional(),
  labels: z
    .record(z.string(), z.string())
    .describe('Those of the registration, and `connected-app`: the name of the Application.'),
});

export const listedService = z.object({ id: z.string(), ...serviceSummary.shape });

const { api, events, documentation } = registeredServiceSchema.shape;

export const serviceDetails = z
  .object({ ...serviceSummary.shape, api, events, documentation })
  .describe(
    'The registration with `********` in the place of secrets, without `shortDescription` and what was for fetching the specification only.',
  );
