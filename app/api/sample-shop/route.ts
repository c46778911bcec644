import { respond } from '#app/api/respond.ts';
import { sampleShopState } from '#lib/operations/sample-shop/state.ts';

// asked at each request, not once at build time
export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return respond(sampleShopState);
}
