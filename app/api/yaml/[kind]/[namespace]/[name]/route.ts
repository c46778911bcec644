import { editObjectRequest } from '#lib/domain/kubernetes/edit-object-request.ts';
import type { ObjectTarget } from '#lib/operations/objects/object-target.ts';
import { readObject } from '#lib/operations/objects/read.ts';
import { removeObject } from '#lib/operations/objects/remove.ts';
import { saveObject } from '#lib/operations/objects/save.ts';
import { readParams } from '../../../../read-params.ts';
import { readBody, respond } from '../../../../respond.ts';

interface Route {
  params: Promise<ObjectTarget>;
}

/** One object as YAML; the namespace is `-` for objects of the cluster. */
export function GET(_request: Request, { params }: Route): Promise<Response> {
  return respond(async (context) => readObject(context, await readParams(params)));
}

export function PUT(request: Request, { params }: Route): Promise<Response> {
  return respond(async (context) =>
    saveObject(context, await readParams(params), await readBody(request, editObjectRequest)),
  );
}

export function DELETE(_request: Request, { params }: Route): Promise<Response> {
  return respond(async (context) => removeObject(context, await readParams(params)));
}
