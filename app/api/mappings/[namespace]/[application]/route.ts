import { withdrawServices } from '#lib/operations/mappings/withdraw.ts';
import { readParams } from '../../../read-params.ts';
import { respond } from '../../../respond.ts';

interface Target {
  params: Promise<{ namespace: string; application: string }>;
}

export function DELETE(_request: Request, { params }: Target): Promise<Response> {
  return respond(async (context) => withdrawServices(context, await readParams(params)));
}
