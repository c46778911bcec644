import { createInstanceRequest } from '#lib/domain/catalog/create-instance-request.ts';
import { createInstance } from '#lib/operations/instances/create.ts';
import { readBody } from '../respond.ts';
import { respondOnce } from '../respond-once.ts';

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) =>
    createInstance(context, await readBody(asked, createInstanceRequest)),
  );
}
