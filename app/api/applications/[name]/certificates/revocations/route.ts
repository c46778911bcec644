import { readParams } from '#app/api/read-params.ts';
import { readBody } from '#app/api/respond.ts';
import { respondOnce } from '#app/api/respond-once.ts';
import { revokeCertificate, revokeInput } from '#lib/operations/certificates/revoke.ts';

interface Target {
  params: Promise<{ name: string }>;
}

export function POST(request: Request, { params }: Target): Promise<Response> {
  return respondOnce(request, async (context, asked) => {
    const { name: application } = await readParams(params);
    const { fingerprint } = await readBody(asked, revokeInput);
    return revokeCertificate(context, { application, fingerprint });
  });
}
