import { bindInput } from '#lib/operations/bindings/bind-input.ts';
import { planBind } from '#lib/operations/bindings/plan.ts';
import { readBody, respond } from '../../respond.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => planBind(context, await readBody(request, bindInput)));
}
