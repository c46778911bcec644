import { z } from 'zod';
import { objectName } from '#lib/domain/kubernetes/object-name.ts';
import { registerSampleShop } from '#lib/operations/sample-shop/register.ts';
import { readBody } from '../../respond.ts';
import { respondOnce } from '../../respond-once.ts';

const body = z.object({ application: objectName });

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) => {
    const { application } = await readBody(asked, body);
    return registerSampleShop(context, application);
  });
}
