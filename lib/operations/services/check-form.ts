import type { ServiceForm } from '#lib/domain/application/service-form.ts';
import { registrationBody } from './registration-body.ts';
import { requireUsableSpecification } from './require-usable-specification.ts';

/**
 * The registration of a described service, after its specification was checked.
 * @throws MooringError UNPROCESSABLE with the problems and their lines in `details`; nothing is sent then.
 */
export async function checkServiceForm(form: ServiceForm): Promise<string> {
  const spec = form.spec.trim() === '' ? undefined : await requireUsableSpecification(form.spec);
  return registrationBody(form, spec);
}
