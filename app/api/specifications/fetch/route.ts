import { fetchSpecification } from '#lib/operations/specifications/fetch.ts';
import { fetchSpecificationRequest } from '#lib/specifications/requests/fetch-specification-request.ts';
import { readBody, respond } from '../../respond.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) =>
    fetchSpecification(context, await readBody(request, fetchSpecificationRequest)),
  );
}
