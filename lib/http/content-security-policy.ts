/**
 * The console's Content-Security-Policy. Scripts run by nonce only; styles may stand inline, because the editor and
 * the graph position what they draw by style attributes.
 * @param options.dev allows eval, which development builds of React and Next need.
 */
export function contentSecurityPolicy(options: { nonce: string; dev: boolean }): string {
  const { nonce, dev } = options;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** For answers that are data and never a page. */
export const dataSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";

/** Headers of every answer, beside the policy. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};
