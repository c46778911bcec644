import { readBody, respond } from '#app/api/respond.ts';
import { createInstance, createInstanceInput } from '#lib/operations/instances/create.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => createInstance(context, await readBody(request, createInstanceInput)));
}
