import { bindRequest } from '#lib/domain/binding/bind-request.ts';
import { planBind } from '#lib/operations/bindings/plan.ts';
import { readBody, respond } from '../../respond.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => planBind(context, await readBody(request, bindRequest)));
}
