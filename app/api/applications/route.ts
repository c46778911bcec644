import { readBody, respond } from '#app/api/respond.ts';
import { createApplication, createApplicationInput } from '#lib/operations/applications/create.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) =>
    createApplication(context, await readBody(request, createApplicationInput)),
  );
}
