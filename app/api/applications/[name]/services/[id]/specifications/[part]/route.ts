import { readSpecification } from '#lib/operations/specifications/read.ts';
import { saveSpecification } from '#lib/operations/specifications/save.ts';
import { saveSpecificationRequest } from '#lib/specifications/requests/save-specification-request.ts';
import { readBody, respond } from '../../../../../../respond.ts';
import { type SpecificationRoute, specificationTarget } from './specification-target.ts';

export function GET(_request: Request, route: SpecificationRoute): Promise<Response> {
  return respond(async (context, locale) =>
    readSpecification(context, await specificationTarget(route), locale),
  );
}

export function PUT(request: Request, route: SpecificationRoute): Promise<Response> {
  return respond(async (context) =>
    saveSpecification(
      context,
      await specificationTarget(route),
      await readBody(request, saveSpecificationRequest, JSON.parse),
    ),
  );
}
