import { z } from 'zod';
import { readBody } from '#app/api/respond.ts';
import { respondOnce } from '#app/api/respond-once.ts';
import { objectName } from '#lib/domain/object-name.ts';
import { registerSampleShop } from '#lib/operations/sample-shop/register.ts';

const body = z.object({ application: objectName });

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) => {
    const { application } = await readBody(asked, body);
    return registerSampleShop(context, application);
  });
}
