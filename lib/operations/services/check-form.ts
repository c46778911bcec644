import type { ServiceForm } from '../../domain/service-form.ts';
import { MooringError } from '../../errors.ts';
import { validateSpec } from '../../specs/validate-spec.ts';
import { registrationBody } from './registration-body.ts';

/**
 * The registration of a described service, after its specification was checked.
 * @throws MooringError UNPROCESSABLE with the problems and their lines in `details`; nothing is sent then.
 */
export async function checkServiceForm(form: ServiceForm): Promise<string> {
  if (form.spec.trim() === '') {
    return registrationBody(form, undefined);
  }
  const { kind, problems } = await validateSpec(form.spec);
  const errors = problems.filter((problem) => problem.severity === 'error');
  const [first] = errors;
  if (first !== undefined) {
    const more = errors.length > 1 ? ` And ${errors.length - 1} more.` : '';
    throw new MooringError(
      'UNPROCESSABLE',
      `The specification, line ${first.line}: ${first.message}${more}`,
      {
        hint: 'Nothing was sent. Correct the specification, or remove it to register without one.',
        details: problems,
      },
    );
  }
  return registrationBody(form, kind);
}
