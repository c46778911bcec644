import { readBody } from '#app/api/respond.ts';
import { respondOnce } from '#app/api/respond-once.ts';
import { createApplication, createApplicationInput } from '#lib/operations/applications/create.ts';

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) =>
    createApplication(context, await readBody(asked, createApplicationInput)),
  );
}
