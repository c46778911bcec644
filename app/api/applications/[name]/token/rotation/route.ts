import { rotateToken } from '#lib/operations/tokens/rotate.ts';
import { readParams } from '../../../../read-params.ts';
import { respondOnce } from '../../../../respond-once.ts';

interface Target {
  params: Promise<{ name: string }>;
}

export function POST(request: Request, { params }: Target): Promise<Response> {
  return respondOnce(request, async (context) => rotateToken(context, (await readParams(params)).name), {
    holdsSecret: true,
  });
}
