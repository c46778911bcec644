import { validateSpecificationRequest } from '#lib/specifications/requests/validate-specification-request.ts';
import { askSpecificationWorker } from '#lib/specifications/worker/ask-specification-worker.ts';
import { readBody, respond } from '../../respond.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (_context, locale) =>
    askSpecificationWorker('validate', {
      ...(await readBody(request, validateSpecificationRequest, JSON.parse)),
      locale,
    }),
  );
}
