import { searchSpecification } from '#lib/operations/specifications/search.ts';
import { searchSpecificationQuery } from '#lib/specifications/requests/search-specification-query.ts';
import { readQuery } from '../../../../../../../read-query.ts';
import { respond } from '../../../../../../../respond.ts';
import { type SpecificationRoute, specificationTarget } from '../specification-target.ts';

/** Places of the operations, channels or types that hold a text: `?text=…&revision=…`. */
export function GET(request: Request, route: SpecificationRoute): Promise<Response> {
  return respond(async (context) => {
    const target = await specificationTarget(route);
    return searchSpecification(context, target, readQuery(request, searchSpecificationQuery));
  });
}
