import { withdrawToken } from '#lib/operations/tokens/withdraw.ts';
import { readParams } from '../../../../read-params.ts';
import { respond } from '../../../../respond.ts';

interface Target {
  params: Promise<{ name: string; id: string }>;
}

export function DELETE(_request: Request, { params }: Target): Promise<Response> {
  return respond(async (context) => {
    const { name, id } = await readParams(params);
    return withdrawToken(context, { application: name, id });
  });
}
