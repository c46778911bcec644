import { createObjectRequest } from '#lib/domain/kubernetes/create-object-request.ts';
import { createObject } from '#lib/operations/objects/create.ts';
import { readParams } from '../../read-params.ts';
import { readBody, respond } from '../../respond.ts';

/** Creates an object of the kind from a text, or says what the server would store. */
export function POST(request: Request, { params }: { params: Promise<{ kind: string }> }): Promise<Response> {
  return respond(async (context) => {
    const { kind } = await readParams(params);
    return createObject(context, kind, await readBody(request, createObjectRequest));
  });
}
