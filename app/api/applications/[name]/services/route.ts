import { readParams } from '#app/api/read-params.ts';
import { readBody, respond } from '#app/api/respond.ts';
import { respondOnce } from '#app/api/respond-once.ts';
import { serviceFormSchema } from '#lib/domain/service-form.ts';
import { listServices } from '#lib/operations/services/list.ts';
import { registerService } from '#lib/operations/services/register.ts';

interface Target {
  params: Promise<{ name: string }>;
}

export function GET(_request: Request, { params }: Target): Promise<Response> {
  return respond(async (context) => listServices(context, (await readParams(params)).name));
}

export function POST(request: Request, { params }: Target): Promise<Response> {
  return respondOnce(request, async (context, asked) => {
    const { name } = await readParams(params);
    return registerService(context, name, await readBody(asked, serviceFormSchema, JSON.parse));
  });
}
