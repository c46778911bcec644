import { changeLabelRequest } from '#lib/domain/application/change-label-request.ts';
import { changeLabel } from '#lib/operations/applications/change-label.ts';
import { readParams } from '../../../read-params.ts';
import { readBody, respond } from '../../../respond.ts';

interface Target {
  params: Promise<{ name: string }>;
}

export function PATCH(request: Request, { params }: Target): Promise<Response> {
  return respond(async (context) => {
    const { name } = await readParams(params);
    return changeLabel(context, name, await readBody(request, changeLabelRequest));
  });
}
