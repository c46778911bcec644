import { repairRequest } from '#lib/domain/health/repair-request.ts';
import { runRepair } from '#lib/operations/repairs/run.ts';
import { readBody } from '../respond.ts';
import { respondOnce } from '../respond-once.ts';

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) =>
    runRepair(context, await readBody(asked, repairRequest)),
  );
}
