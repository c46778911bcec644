import { readParams } from '#app/api/read-params.ts';
import { respondOnce } from '#app/api/respond-once.ts';
import { issueToken } from '#lib/operations/tokens/issue.ts';

interface Target {
  params: Promise<{ name: string }>;
}

export function POST(request: Request, { params }: Target): Promise<Response> {
  return respondOnce(request, async (context) => issueToken(context, (await readParams(params)).name));
}
