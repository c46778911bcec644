import { seenCalls } from '#lib/operations/calls/seen.ts';
import { respond } from '../respond.ts';

export function GET(): Promise<Response> {
  return respond(seenCalls);
}
