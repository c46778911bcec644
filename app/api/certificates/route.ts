import { readBody, respond } from '#app/api/respond.ts';
import type { CertificatePolicy } from '#lib/domain/pairing.ts';
import { signCertificate, signInput } from '#lib/operations/certificates/sign.ts';

/** What holds for every certificate here. */
export function GET(): Promise<Response> {
  return respond(async ({ config }): Promise<CertificatePolicy> => {
    return { edgeRefusesRevoked: config.edgeRefusesRevoked };
  });
}

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => signCertificate(context, await readBody(request, signInput)));
}
