import { createApplicationRequest } from '#lib/domain/application/create-application-request.ts';
import { createApplication } from '#lib/operations/applications/create.ts';
import { readBody } from '../respond.ts';
import { respondOnce } from '../respond-once.ts';

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) =>
    createApplication(context, await readBody(asked, createApplicationRequest)),
  );
}
