import { consoleLog } from '#app/api/problem.ts';
import { readBody, respond } from '#app/api/respond.ts';
import { respondOnce } from '#app/api/respond-once.ts';
import { deleteApplicationInput } from '#lib/operations/applications/delete-application.ts';
import { sharedDeletionJobs } from '#lib/operations/applications/shared-deletion-jobs.ts';

export function GET(): Promise<Response> {
  return respond(async (context) => (await sharedDeletionJobs(context, consoleLog())).list());
}

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) => {
    const input = await readBody(asked, deleteApplicationInput);
    return (await sharedDeletionJobs(context, consoleLog())).start(input);
  });
}
