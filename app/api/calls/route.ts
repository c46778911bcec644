import { respond } from '#app/api/respond.ts';
import { seenCalls } from '#lib/operations/calls/seen.ts';

export function GET(): Promise<Response> {
  return respond(seenCalls);
}
