// asked at each request, not once at build time
export const dynamic = 'force-dynamic';

/** Answers 204 while the console's process serves, whatever it depends on. */
export function GET(): Response {
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
}
