import { readBody, respond } from '#app/api/respond.ts';
import { fetchSpec, fetchSpecInput } from '#lib/operations/specs/fetch.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => fetchSpec(context, await readBody(request, fetchSpecInput)));
}
