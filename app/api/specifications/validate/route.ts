import { validateSpecificationRequest } from '#lib/specifications/requests/validate-specification-request.ts';
import { askSpecWorker } from '#lib/specifications/worker/ask-specification-worker.ts';
import { readBody, respond } from '../../respond.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async () =>
    askSpecWorker('validate', await readBody(request, validateSpecificationRequest, JSON.parse)),
  );
}
