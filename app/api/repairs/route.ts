import { readBody, respond } from '#app/api/respond.ts';
import { repairInput, runRepair } from '#lib/operations/repairs/run.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => runRepair(context, await readBody(request, repairInput)));
}
