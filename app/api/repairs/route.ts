import { readBody } from '#app/api/respond.ts';
import { respondOnce } from '#app/api/respond-once.ts';
import { repairInput, runRepair } from '#lib/operations/repairs/run.ts';

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) =>
    runRepair(context, await readBody(asked, repairInput)),
  );
}
