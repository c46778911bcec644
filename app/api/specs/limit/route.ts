import { respond } from '#app/api/respond.ts';
import { maxSpecBytes } from '#lib/config/max-spec-bytes.ts';

/** How large a specification may be. */
export function GET(): Promise<Response> {
  return respond(async () => ({ maxBytes: maxSpecBytes() }));
}
