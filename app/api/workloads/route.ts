import { createSampleRequest } from '#lib/domain/binding/create-sample-request.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { createSample } from '#lib/operations/workloads/create-sample.ts';
import { listWorkloads } from '#lib/operations/workloads/list.ts';
import { readParams } from '../read-params.ts';
import { readBody, respond } from '../respond.ts';
import { respondOnce } from '../respond-once.ts';

export function GET(request: Request): Promise<Response> {
  return respond(async (context) => {
    const namespace = new URL(request.url).searchParams.get('namespace');
    if (namespace === null || namespace === '') {
      throw new MooringError('INVALID', message('errors.noNamespace'));
    }
    const checked = await readParams(Promise.resolve({ namespace }));
    return listWorkloads(context, checked.namespace);
  });
}

export function POST(request: Request): Promise<Response> {
  return respondOnce(request, async (context, asked) =>
    createSample(context, await readBody(asked, createSampleRequest)),
  );
}
