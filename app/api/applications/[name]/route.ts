import { readParams } from '#app/api/read-params.ts';
import { respond } from '#app/api/respond.ts';
import { deleteApplication } from '#lib/operations/applications/delete.ts';

interface Target {
  params: Promise<{ name: string }>;
}

export function DELETE(_request: Request, { params }: Target): Promise<Response> {
  return respond(async (context) => deleteApplication(context, (await readParams(params)).name));
}
