import { readParams } from '#app/api/read-params.ts';
import { readBody, respond } from '#app/api/respond.ts';
import { revokeCertificate, revokeInput } from '#lib/operations/certificates/revoke.ts';

interface Target {
  params: Promise<{ name: string }>;
}

export function POST(request: Request, { params }: Target): Promise<Response> {
  return respond(async (context) => {
    const { name: application } = await readParams(params);
    const { fingerprint } = await readBody(request, revokeInput);
    return revokeCertificate(context, { application, fingerprint });
  });
}
