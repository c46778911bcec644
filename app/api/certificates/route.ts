import type { CertificatePolicy } from '#lib/domain/application/pairing.ts';
import { signCertificateRequest } from '#lib/domain/application/sign-certificate-request.ts';
import { signCertificate } from '#lib/operations/certificates/sign.ts';
import { readBody, respond } from '../respond.ts';
import { respondOnce } from '../respond-once.ts';

/** What holds for every certificate here. */
export function GET(): Promise<Response> {
  return respond(async ({ config }): Promise<CertificatePolicy> => {
    return { edgeRefusesRevoked: config.edgeRefusesRevoked };
  });
}

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) =>
    signCertificate(context, await readBody(asked, signCertificateRequest)),
  );
}
