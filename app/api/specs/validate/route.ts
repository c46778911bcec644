import { z } from 'zod';
import { readBody, respond } from '#app/api/respond.ts';
import { specText } from '#lib/operations/specs/spec-text.ts';
import { askSpecWorker } from '#lib/specs/worker/ask-spec-worker.ts';

const body = z.object({ text: specText });

export function POST(request: Request): Promise<Response> {
  return respond(async () => askSpecWorker('validate', await readBody(request, body, JSON.parse)));
}
