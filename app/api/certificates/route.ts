import { readBody, respond } from '#app/api/respond.ts';
import { signCertificate, signInput } from '#lib/operations/certificates/sign.ts';

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => signCertificate(context, await readBody(request, signInput)));
}
