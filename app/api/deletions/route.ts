import { readBody, respond } from '#app/api/respond.ts';
import { respondOnce } from '#app/api/respond-once.ts';
import { deleteApplicationInput } from '#lib/operations/applications/delete-application.ts';
import { deletionJobs, startDeletion } from '#lib/operations/applications/deletion-jobs.ts';

export function GET(): Promise<Response> {
  return respond(async () => deletionJobs());
}

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) =>
    startDeletion(context, await readBody(asked, deleteApplicationInput)),
  );
}
