import { allowRequest } from '#lib/domain/application/allow-request.ts';
import { allowServices } from '#lib/operations/mappings/allow.ts';
import { readBody, respond } from '../respond.ts';

export function PUT(request: Request): Promise<Response> {
  return respond(async (context) => allowServices(context, await readBody(request, allowRequest)));
}
