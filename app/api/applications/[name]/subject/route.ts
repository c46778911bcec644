import { respond } from '#app/api/respond.ts';
import { certificateSubject } from '#lib/operations/certificates/subject.ts';

interface Target {
  params: Promise<{ name: string }>;
}

/** A POST, because the connector hands out the subject only for a token, which this creates and consumes. */
export function POST(_request: Request, { params }: Target): Promise<Response> {
  return respond(async (context) => certificateSubject(context, (await params).name));
}
