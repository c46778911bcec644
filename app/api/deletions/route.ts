import { deleteApplicationRequest } from '#lib/domain/binding/delete-application-request.ts';
import { sharedDeletionJobs } from '#lib/operations/applications/shared-deletion-jobs.ts';
import { consoleContext } from '#lib/operations/create-context.ts';
import { consoleLog } from '../problem.ts';
import { readBody, respond } from '../respond.ts';
import { respondOnce } from '../respond-once.ts';

export function GET(): Promise<Response> {
  return respond(async () => (await sharedDeletionJobs(consoleContext(), consoleLog())).list());
}

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (_context, asked) => {
    const input = await readBody(asked, deleteApplicationRequest);
    return (await sharedDeletionJobs(consoleContext(), consoleLog())).start(input);
  });
}
