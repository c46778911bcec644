import { respond } from '#app/api/respond.ts';
import { checkApplicationName } from '#lib/operations/applications/check-name.ts';

export function GET(request: Request): Promise<Response> {
  const name = new URL(request.url).searchParams.get('name') ?? '';
  return respond((context) => checkApplicationName(context, name));
}
