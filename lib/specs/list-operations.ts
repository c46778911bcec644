import type { SpecKind, SpecOperation } from './spec-report.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listHttp(root: Record<string, unknown>): SpecOperation[] {
  return Object.entries(recordOf(root.paths)).flatMap(([path, item]) => {
    const operations = recordOf(item);
    return methods
      .filter((method) => operations[method] !== undefined)
      .map((method) => {
        const operation = recordOf(operations[method]);
        const summary =
          textOf(operation.summary) || textOf(operation.description) || textOf(operation.operationId);
        return { method: method.toUpperCase(), path, summary };
      });
  });
}

function listAsyncApi2(root: Record<string, unknown>): SpecOperation[] {
  return Object.entries(recordOf(root.channels)).flatMap(([path, item]) => {
    const channel = recordOf(item);
    // in AsyncAPI 2 "subscribe" is what a reader does: the application sends
    const directions = { subscribe: 'SEND', publish: 'RECEIVE' } as const;
    return Object.entries(directions)
      .filter(([key]) => channel[key] !== undefined)
      .map(([key, method]) => {
        const operation = recordOf(channel[key]);
        const message = recordOf(operation.message);
        const summary = textOf(operation.summary) || textOf(message.title) || textOf(message.summary);
        return { method, path, summary };
      });
  });
}

function listAsyncApi3(root: Record<string, unknown>): SpecOperation[] {
  return Object.entries(recordOf(root.operations)).map(([name, item]) => {
    const operation = recordOf(item);
    const channelName = textOf(recordOf(operation.channel).$ref).split('/').at(-1) ?? '';
    const channel = recordOf(recordOf(root.channels)[channelName]);
    return {
      method: textOf(operation.action).toUpperCase(),
      path: textOf(channel.address) || channelName || name,
      summary: textOf(operation.title) || textOf(operation.summary) || name,
    };
  });
}

/** What can be called, sent or received, in the document's order. Parts that are not as they should be are left out. */
export function listOperations(kind: SpecKind, version: string, value: unknown): SpecOperation[] {
  const root = recordOf(value);
  if (kind !== 'asyncapi') {
    return listHttp(root);
  }
  return version.startsWith('3.') ? listAsyncApi3(root) : listAsyncApi2(root);
}
