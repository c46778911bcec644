import { listODataOperations } from './list-odata-operations.ts';
import type { SpecificationModel } from './model/specification-model.ts';
import type { SpecificationOperation } from './specification-report.ts';

/** What can be called, sent or received, in the document's order. */
export function listOperations(model: SpecificationModel): SpecificationOperation[] {
  switch (model.kind) {
    case 'openapi':
      return model.operations.map(({ method, path, summary, description }) => ({
        method,
        path,
        summary: summary || description,
      }));
    case 'asyncapi':
      return model.channels.flatMap(({ address, actions }) =>
        actions.map(({ direction, summary, messages: [message] }) => ({
          method: direction.toUpperCase(),
          path: address,
          summary: summary || message?.title || message?.description || '',
        })),
      );
    case 'odata':
      return listODataOperations(model);
  }
}
