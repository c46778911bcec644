import { readBody, respond } from '#app/api/respond.ts';
import { allowInput, allowServices } from '#lib/operations/mappings/allow.ts';

export function PUT(request: Request): Promise<Response> {
  return respond(async (context) => allowServices(context, await readBody(request, allowInput)));
}
