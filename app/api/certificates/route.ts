import { readBody, respond } from '#app/api/respond.ts';
import { respondOnce } from '#app/api/respond-once.ts';
import type { CertificatePolicy } from '#lib/domain/pairing.ts';
import { signCertificate, signInput } from '#lib/operations/certificates/sign.ts';

/** What holds for every certificate here. */
export function GET(): Promise<Response> {
  return respond(async ({ config }): Promise<CertificatePolicy> => {
    return { edgeRefusesRevoked: config.edgeRefusesRevoked };
  });
}

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) =>
    signCertificate(context, await readBody(asked, signInput)),
  );
}
