import { readBody } from '#app/api/respond.ts';
import { respondOnce } from '#app/api/respond-once.ts';
import { createInstance, createInstanceInput } from '#lib/operations/instances/create.ts';

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) =>
    createInstance(context, await readBody(asked, createInstanceInput)),
  );
}
