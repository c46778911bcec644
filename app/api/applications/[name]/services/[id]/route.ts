import { readerTells } from '#app/reader-tells.ts';
import { editServiceRequest } from '#lib/domain/application/edit-service-request.ts';
import { deleteService } from '#lib/operations/services/delete.ts';
import { getService } from '#lib/operations/services/get.ts';
import { updateService } from '#lib/operations/services/update.ts';
import { readParams } from '../../../../read-params.ts';
import { readBody, respond } from '../../../../respond.ts';

interface Target {
  params: Promise<{ name: string; id: string }>;
}

export function GET(_request: Request, { params }: Target): Promise<Response> {
  return respond(async (context) => {
    const { name, id } = await readParams(params);
    return getService(context, name, id);
  });
}

export function PUT(request: Request, { params }: Target): Promise<Response> {
  return respond(async (context) => {
    const { name, id } = await readParams(params);
    const edit = await readBody(request, editServiceRequest(await readerTells()));
    return updateService(context, { application: name, serviceId: id }, edit);
  });
}

export function DELETE(_request: Request, { params }: Target): Promise<Response> {
  return respond(async (context) => {
    const { name, id } = await readParams(params);
    return deleteService(context, name, id);
  });
}
