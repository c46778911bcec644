import { sampleShopRegistration } from '#lib/operations/sample-shop/registration.ts';
import { respond } from '../../respond.ts';

// asked at each request, not once at build time
export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return respond(sampleShopRegistration, { holdsSecret: true });
}
