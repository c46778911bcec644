import { maxSpecificationBytes } from '#lib/config/max-specification-bytes.ts';
import { respond } from '../../respond.ts';

/** How large a specification may be. */
export function GET(): Promise<Response> {
  return respond(async () => ({ maxBytes: maxSpecificationBytes() }));
}
