import { editObjectRequest } from '#lib/domain/kubernetes/edit-object-request.ts';
import { dryRunObject } from '#lib/operations/objects/dry-run.ts';
import type { ObjectTarget } from '#lib/operations/objects/object-target.ts';
import { readParams } from '../../../../../read-params.ts';
import { readBody, respond } from '../../../../../respond.ts';

export function POST(request: Request, { params }: { params: Promise<ObjectTarget> }): Promise<Response> {
  return respond(async (context) =>
    dryRunObject(context, await readParams(params), await readBody(request, editObjectRequest)),
  );
}
