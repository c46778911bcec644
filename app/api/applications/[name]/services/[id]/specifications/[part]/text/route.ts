import { readSpecificationText } from '#lib/operations/specifications/read-text.ts';
import { respond } from '../../../../../../../respond.ts';
import { type SpecificationRoute, specificationTarget } from '../specification-target.ts';

/** The stored text as a file. */
export async function GET(_request: Request, route: SpecificationRoute): Promise<Response> {
  const answer = await respond(async (context) =>
    readSpecificationText(context, await specificationTarget(route)),
  );
  if (answer.ok) {
    answer.headers.set('content-type', 'text/plain; charset=utf-8');
    answer.headers.set('content-disposition', 'attachment; filename="specification.txt"');
  }
  return answer;
}
