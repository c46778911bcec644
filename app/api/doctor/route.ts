import { examineRequest } from '#lib/domain/health/examine-request.ts';
import { examine } from '#lib/operations/doctor/examine.ts';
import { readBody, respond } from '../respond.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => examine(context, await readBody(request, examineRequest)));
}
