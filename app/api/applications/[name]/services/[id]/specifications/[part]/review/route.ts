import { reviewSpecification } from '#lib/operations/specifications/review.ts';
import { reviewSpecificationRequest } from '#lib/specifications/requests/review-specification-request.ts';
import { readBody, respond } from '../../../../../../../respond.ts';
import { type SpecificationRoute, specificationTarget } from '../specification-target.ts';

/** What another specification would change; nothing is stored. */
export function POST(request: Request, route: SpecificationRoute): Promise<Response> {
  return respond(async (context, locale) =>
    reviewSpecification(context, await specificationTarget(route), {
      ...(await readBody(request, reviewSpecificationRequest, JSON.parse)),
      locale,
    }),
  );
}
