import { moveRequest } from '#lib/domain/binding/move-request.ts';
import { planMoveToService } from '#lib/operations/repairs/move-to-service.ts';
import { readBody, respond } from '../../respond.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => planMoveToService(context, await readBody(request, moveRequest)));
}
