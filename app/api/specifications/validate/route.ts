import { z } from 'zod';
import { specText } from '#lib/operations/specifications/specification-text.ts';
import { askSpecWorker } from '#lib/specifications/worker/ask-specification-worker.ts';
import { readBody, respond } from '../../respond.ts';

const body = z.object({ text: specText });

export function POST(request: Request): Promise<Response> {
  return respond(async () => askSpecWorker('validate', await readBody(request, body, JSON.parse)));
}
