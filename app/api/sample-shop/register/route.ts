import { z } from 'zod';
import { readBody, respond } from '#app/api/respond.ts';
import { registerSampleShop } from '#lib/operations/sample-shop/register.ts';

const body = z.object({ application: z.string().min(1) });

export function POST(request: Request): Promise<Response> {
  return respond(async (context) => {
    const { application } = await readBody(request, body);
    return registerSampleShop(context, application);
  });
}
