import { readSpecificationEntry } from '#lib/operations/specifications/read-entry.ts';
import { specificationEntryQuery } from '#lib/specifications/requests/specification-entry-query.ts';
import { readQuery } from '../../../../../../../read-query.ts';
import { respond } from '../../../../../../../respond.ts';
import { type SpecificationRoute, specificationTarget } from '../specification-target.ts';

/** One operation, channel, type or shared schema: `?list=types&at=7&revision=…`. */
export function GET(request: Request, route: SpecificationRoute): Promise<Response> {
  return respond(async (context, locale) => {
    const target = await specificationTarget(route);
    return readSpecificationEntry(context, target, {
      ...readQuery(request, specificationEntryQuery),
      locale,
    });
  });
}
