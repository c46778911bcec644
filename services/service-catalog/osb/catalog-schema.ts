import { z } from 'zod';
import { MooringError } from '#lib/errors.ts';

const name = z.string().min(1).max(63);
const metadata = z.record(z.string(), z.unknown()).nullish();
const parameterSchema = z.object({ parameters: z.unknown().optional() }).nullish();

const planSchema = z.object({
  id: name,
  name,
  description: z.string().min(1),
  metadata,
  bindable: z.boolean().nullish(),
  free: z.boolean().nullish(),
  schemas: z
    .object({
      service_instance: z.object({ create: parameterSchema, update: parameterSchema }).nullish(),
      service_binding: z.object({ create: parameterSchema }).nullish(),
    })
    .nullish(),
});

const serviceSchema = z.object({
  id: name,
  name,
  description: z.string().min(1),
  bindable: z.boolean().default(false),
  bindings_retrievable: z.boolean().nullish(),
  plan_updateable: z.boolean().nullish(),
  tags: z.array(z.string()).nullish(),
  requires: z.array(z.string()).nullish(),
  metadata,
  plans: z.array(planSchema).min(1),
});

const catalogSchema = z.object({ services: z.array(serviceSchema).nullish() });

export type CatalogService = z.infer<typeof serviceSchema>;
export type CatalogPlan = z.infer<typeof planSchema>;

/**
 * The services of a catalog. One that is not valid spoils the whole (binding contract 2.2).
 * @throws MooringError UNPROCESSABLE that names every fault.
 */
export function readCatalog(body: unknown): CatalogService[] {
  const parsed = catalogSchema.safeParse(body);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new MooringError('UNPROCESSABLE', `The catalog is not valid. ${faults.join('; ')}`);
  }
  const services = parsed.data.services ?? [];
  const faults = [
    ...twice(services.map((service) => service.id)).map((id) => `two services have the id ${id}`),
    ...twice(services.map((service) => service.name)).map((text) => `two services have the name ${text}`),
    ...twice(services.flatMap((service) => service.plans.map((plan) => plan.id))).map(
      (id) => `two plans have the id ${id}`,
    ),
  ];
  if (faults.length > 0) {
    throw new MooringError('UNPROCESSABLE', `The catalog is not valid. ${faults.join('; ')}`);
  }
  return services;
}

function twice(texts: string[]): string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))];
}
