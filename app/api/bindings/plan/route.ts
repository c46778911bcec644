import { readBody, respond } from '#app/api/respond.ts';
import { bindInput } from '#lib/operations/bindings/bind-input.ts';
import { planBind } from '#lib/operations/bindings/plan.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => planBind(context, await readBody(request, bindInput)));
}
