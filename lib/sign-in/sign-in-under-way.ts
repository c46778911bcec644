import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { cookiesOf } from '#lib/http/request-line.ts';
import { parseJson } from '#lib/parse-json.ts';
import { seal, unseal } from './seal.ts';

const schema = z.object({
  issuer: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Path of the console where the person goes afterwards. */
  to: z.string(),
  endsAtMs: z.number(),
});

/** What it takes to believe a browser that comes back from an issuer. It is kept by that browser, sealed: nothing is kept for who only began. */
export type SignInUnderWay = z.output<typeof schema>;

const cookieName = '__Host-mooring-sign-in';
const purpose = 'sign-in under way';
// the issuer's page leads back here: Strict would keep it back
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** The value of Set-Cookie that has a browser forget it. */
export const noUnderWayCookie = `${cookieName}=; ${attributes}; Max-Age=0`;

export function underWayCookie(key: Buffer, underWay: SignInUnderWay): string {
  const seconds = Math.ceil((underWay.endsAtMs - Date.now()) / 1_000);
  return `${cookieName}=${seal(key, purpose, JSON.stringify(underWay))}; ${attributes}; Max-Age=${seconds}`;
}

/** What a browser has under way with an issuer; undefined where it has nothing, or had it too long ago. */
export function underWayOf(
  key: Buffer,
  request: IncomingMessage,
  issuer: string,
): SignInUnderWay | undefined {
  const [sealed = '', ...others] = cookiesOf(request, cookieName);
  const parsed = schema.safeParse(parseJson(unseal(key, purpose, sealed) ?? ''));
  const isIt = others.length === 0 && parsed.success && parsed.data.issuer === issuer;
  return isIt && Date.now() < parsed.data.endsAtMs ? parsed.data : undefined;
}
