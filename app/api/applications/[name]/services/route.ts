import { readerTells } from '#app/reader-tells.ts';
import { serviceFormSchema } from '#lib/domain/application/service-form.ts';
import { listServices } from '#lib/operations/services/list.ts';
import { registerService } from '#lib/operations/services/register.ts';
import { readParams } from '../../../read-params.ts';
import { readBody, respond } from '../../../respond.ts';
import { respondOnce } from '../../../respond-once.ts';

interface Target {
  params: Promise<{ name: string }>;
}

export function GET(_request: Request, { params }: Target): Promise<Response> {
  return respond(async (context) => listServices(context, (await readParams(params)).name));
}

export function POST(request: Request, { params }: Target): Promise<Response> {
  return respondOnce(request, async (context, asked) => {
    const { name } = await readParams(params);
    return registerService(
      context,
      name,
      await readBody(asked, serviceFormSchema(await readerTells()), JSON.parse),
    );
  });
}
