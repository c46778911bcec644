import { z } from 'zod';
import { readBody, respond } from '#app/api/respond.ts';
import { maxSpecChars } from '#lib/specs/spec-report.ts';
import { askSpecWorker } from '#lib/specs/worker/ask-spec-worker.ts';

const body = z.object({ text: z.string().max(maxSpecChars) });

export function POST(request: Request): Promise<Response> {
  return respond(async () => askSpecWorker('validate', await readBody(request, body, JSON.parse)));
}
