import { deleteApplicationRequest } from '#lib/domain/binding/delete-application-request.ts';
import { sharedDeletionJobs } from '#lib/operations/applications/shared-deletion-jobs.ts';
import { consoleLog } from '../problem.ts';
import { readBody, respond } from '../respond.ts';
import { respondOnce } from '../respond-once.ts';

export function GET(): Promise<Response> {
  return respond(async (context) => (await sharedDeletionJobs(context, consoleLog())).list());
}

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) => {
    const input = await readBody(asked, deleteApplicationRequest);
    return (await sharedDeletionJobs(context, consoleLog())).start(input);
  });
}
