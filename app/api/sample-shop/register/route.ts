import { z } from 'zod';
import { readBody, respond } from '#app/api/respond.ts';
import { objectName } from '#lib/domain/object-name.ts';
import { registerSampleShop } from '#lib/operations/sample-shop/register.ts';

const body = z.object({ application: objectName });

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => {
    const { application } = await readBody(request, body);
    return registerSampleShop(context, application);
  });
}
