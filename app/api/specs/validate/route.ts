import { z } from 'zod';
import { readBody, respond } from '#app/api/respond.ts';
import { maxSpecChars } from '#lib/specs/spec-report.ts';
import { validateSpec } from '#lib/specs/validate-spec.ts';

const body = z.object({ text: z.string().max(maxSpecChars) });

export function POST(request: Request): Promise<Response> {
  return respond(async () => validateSpec((await readBody(request, body)).text));
}
