import { readBody, respond } from '#app/api/respond.ts';
import { examine, examineInput } from '#lib/operations/doctor/examine.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => examine(context, await readBody(request, examineInput)));
}
