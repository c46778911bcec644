import { readKindSchema } from '#lib/operations/objects/kind-schema.ts';
import { resolveTarget } from '#lib/operations/objects/object-target.ts';
import { readParams } from '../../../read-params.ts';
import { respond } from '../../../respond.ts';

/** What the cluster publishes about a kind, for whoever edits an object of it; `schema` is missing where it says nothing. */
export function GET(_request: Request, { params }: { params: Promise<{ kind: string }> }): Promise<Response> {
  return respond(async (context) => {
    const { kind } = await readParams(params);
    const { info } = resolveTarget({ kind, namespace: '-', name: '' });
    return { schema: await readKindSchema(context.kube, info) };
  });
}
