import { readParams } from '#app/api/read-params.ts';
import { respond } from '#app/api/respond.ts';
import { issueToken } from '#lib/operations/tokens/issue.ts';

interface Target {
  params: Promise<{ name: string }>;
}

export function POST(_request: Request, { params }: Target): Promise<Response> {
  return respond(async (context) => issueToken(context, (await readParams(params)).name));
}
