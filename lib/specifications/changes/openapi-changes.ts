import { keyOfSentence, message, type Sentence } from '#lib/domain/texts/message.ts';
import { emptySchema } from '../model/empty-schema.ts';
import type {
  ContentModel,
  OpenApiModel,
  OperationModel,
  ParameterModel,
  ResponseModel,
  SchemaModel,
} from '../model/specification-model.ts';
import type { BreakingChange } from './breaking-change.ts';
import { createSchemaComparison, type SchemaComparison } from './compare-schemas.ts';

/** What callers of the API before, and those it calls, would fail by. */
export function openApiChanges(before: OpenApiModel, after: OpenApiModel): BreakingChange[] {
  const compare = createSchemaComparison(before.schemas, after.schemas);
  const now = new Map(after.operations.map((operation) => [identityOf(operation), operation]));
  const kept = new Set(after.operations.filter(({ isWebhook }) => !isWebhook).map(pathOf));
  const left = new Set(now.keys());
  const reported = new Set<string>();
  return before.operations.flatMap((operation): BreakingChange[] => {
    const next = now.get(identityOf(operation));
    if (next !== undefined) {
      return operationChanges(operation, next, compare);
    }
    if (operation.isWebhook) {
      return callRemoved(operation, left);
    }
    const { method, path } = operation;
    if (kept.has(pathOf(operation))) {
      const place = `${method} ${path}`;
      return [{ rule: 'operation-removed', place, message: message('changes.gone', { what: place }) }];
    }
    if (reported.has(path)) {
      return [];
    }
    reported.add(path);
    return [{ rule: 'path-removed', place: path, message: message('changes.pathGone', { path }) }];
  });
}

/** Callbacks of an operation that is gone itself are not named. */
function callRemoved(
  { method, path, callback }: OperationModel,
  left: ReadonlySet<string>,
): BreakingChange[] {
  const place = `${method} ${path}`;
  if (callback === undefined) {
    return [{ rule: 'webhook-removed', place, message: message('changes.webhookGone', { place }) }];
  }
  const said = message('changes.callbackGone', callback);
  return left.has(templateOf(callback.of)) ? [{ rule: 'callback-removed', place, message: said }] : [];
}

/** The names of a path's parameters make no difference to callers. */
function templateOf(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}');
}

function pathOf({ path }: OperationModel): string {
  return templateOf(path);
}

/** Webhooks are known by their names and callbacks by what leads to them: neither is a path of the API. */
function identityOf({ method, path, isWebhook, callback }: OperationModel): string {
  if (callback !== undefined) {
    return `callback ${templateOf(callback.of)} ${callback.name} ${method} ${path}`;
  }
  return isWebhook ? `webhook ${method} ${path}` : `${method} ${templateOf(path)}`;
}

function operationChanges(
  before: OperationModel,
  after: OperationModel,
  compare: SchemaComparison,
): BreakingChange[] {
  const place = `${before.method} ${before.path}`;
  if (before.isWebhook) {
    return webhookChanges(before, after, { place, compare });
  }
  return [
    ...parameterChanges(before, after, { place, compare }),
    ...bodyChanges(before.body, after.body, { place, compare }),
    ...responseChanges(before, after, { place, compare }),
  ];
}

/** A webhook is called by the application: what it sends is given, what it takes for an answer is taken. */
function webhookChanges(before: OperationModel, after: OperationModel, means: Means): BreakingChange[] {
  const subject = message('changes.bodyOfCall');
  const ofBody =
    before.body === undefined || after.body === undefined
      ? []
      : contentChanges(before.body.contents, after.body.contents, { ...means, subject, direction: 'out' });
  const now = new Map(after.responses.map((response) => [response.status, response]));
  const ofAnswers = before.responses.flatMap(({ status, contents }): BreakingChange[] => {
    const next = now.get(status);
    const answer = message('changes.answer', { status });
    return next === undefined
      ? []
      : contentChanges(contents, next.contents, { ...means, subject: answer, direction: 'in' });
  });
  return [...ofBody, ...ofAnswers];
}

interface Means {
  place: string;
  compare: SchemaComparison;
}

function parameterChanges(before: OperationModel, after: OperationModel, means: Means): BreakingChange[] {
  const { place, compare } = means;
  const now = parametersByIdentity(after);
  const then = parametersByIdentity(before);
  const ofThen = [...then].flatMap(([identity, parameter]): BreakingChange[] => {
    const next = now.get(identity);
    const subject = message('changes.parameterIn', { place: parameter.place, name: parameter.name });
    if (next === undefined) {
      return [{ rule: 'parameter-removed', place, message: message('changes.gone', { what: subject }) }];
    }
    const isWrittenOtherwise = parameter.style !== next.style && isWrittenByStyle(parameter);
    const said = message('changes.style', { what: subject, was: parameter.style, now: next.style });
    return [
      ...(isWrittenOtherwise ? [{ rule: 'style-changed', place, message: said } as const] : []),
      ...compare({ before: parameter.schema, after: next.schema }, { direction: 'in', place, subject }),
    ];
  });
  const demanded = [...now]
    .filter(([identity, { required }]) => required && then.get(identity)?.required !== true)
    .map(([, { place: where, name }]) => {
      const what = message('changes.parameterIn', { place: where, name });
      return { rule: 'parameter-required', place, message: message('changes.required', { what }) } as const;
    });
  return [...ofThen, ...demanded];
}

/** Only lists and objects are written in different ways. */
function isWrittenByStyle({ schema: { type } }: ParameterModel): boolean {
  return type === '' || /array|object/.test(type);
}

/** Parameters of the path by their position, since their names may change, the others by place and name. */
function parametersByIdentity({ path, parameters }: OperationModel): Map<string, ParameterModel> {
  const names = [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1]);
  return new Map(
    parameters.map((parameter) => {
      const position = names.indexOf(parameter.name);
      const isPositioned = parameter.place === 'path' && position >= 0;
      return [isPositioned ? `path ${position}` : `${parameter.place} ${parameter.name}`, parameter];
    }),
  );
}

type Body = OperationModel['body'];

function bodyChanges(before: Body, after: Body, { place, compare }: Means): BreakingChange[] {
  const subject = message('changes.requestBody');
  if (after === undefined) {
    return before === undefined
      ? []
      : [{ rule: 'body-removed', place, message: message('changes.noLongerTaken', { what: subject }) }];
  }
  const isDemanded = after.required && before?.required !== true;
  return [
    ...(isDemanded
      ? [{ rule: 'body-required', place, message: message('changes.required', { what: subject }) } as const]
      : []),
    ...(before === undefined
      ? []
      : contentChanges(before.contents, after.contents, { place, compare, subject, direction: 'in' })),
  ];
}

function responseChanges(before: OperationModel, after: OperationModel, means: Means): BreakingChange[] {
  const now = new Map(after.responses.map((response) => [response.status, response]));
  return before.responses.flatMap((response): BreakingChange[] => {
    const next = now.get(response.status);
    const subject = message('changes.answer', { status: response.status });
    if (next === undefined) {
      return [
        { rule: 'response-removed', place: means.place, message: message('changes.gone', { what: subject }) },
      ];
    }
    const headers = { before: headersOf(response), after: headersOf(next) };
    const ofHeaders = message('changes.headersOfAnswer', { status: response.status });
    return [
      ...means.compare(headers, { direction: 'out', place: means.place, subject: ofHeaders }),
      ...contentChanges(response.contents, next.contents, { ...means, subject, direction: 'out' }),
    ];
  });
}

/** As the properties of an object; the case of their names makes no difference. */
function headersOf({ headers }: ResponseModel): SchemaModel {
  const properties = headers.map(({ name, required, schema }) => ({
    name: name.toLowerCase(),
    required,
    schema,
  }));
  return { ...emptySchema, type: 'object', properties };
}

interface ContentMeans extends Means {
  subject: Sentence;
  direction: 'in' | 'out';
}

function contentChanges(
  before: ContentModel[],
  after: ContentModel[],
  { place, compare, subject, direction }: ContentMeans,
): BreakingChange[] {
  const now = new Map(after.map(({ mediaType, schema }) => [mediaType, schema]));
  const told = new Set<string>();
  return before.flatMap(({ mediaType, schema }): BreakingChange[] => {
    const next = now.get(mediaType);
    if (next === undefined) {
      const verb = direction === 'in' ? 'taken' : 'given';
      const said = message('changes.noLongerAs', { what: subject, verb, mediaType });
      return [{ rule: 'media-type-removed', place, message: said }];
    }
    // several formats mostly share one schema
    return compare({ before: schema, after: next }, { direction, place, subject }).filter((change) => {
      const key = keyOfSentence(change.message);
      const isNew = !told.has(key);
      told.add(key);
      return isNew;
    });
  });
}
