import { sampleShopState } from '#lib/operations/sample-shop/state.ts';
import { respond } from '../respond.ts';

// asked at each request, not once at build time
export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return respond(sampleShopState);
}
