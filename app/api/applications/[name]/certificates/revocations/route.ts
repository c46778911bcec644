import { revokeCertificateRequest } from '#lib/domain/application/revoke-certificate-request.ts';
import { revokeCertificate } from '#lib/operations/certificates/revoke.ts';
import { readParams } from '../../../../read-params.ts';
import { readBody } from '../../../../respond.ts';
import { respondOnce } from '../../../../respond-once.ts';

interface Target {
  params: Promise<{ name: string }>;
}

export function POST(request: Request, { params }: Target): Promise<Response> {
  return respondOnce(request, async (context, asked) => {
    const { name: application } = await readParams(params);
    const { fingerprint } = await readBody(asked, revokeCertificateRequest);
    return revokeCertificate(context, { application, fingerprint });
  });
}
