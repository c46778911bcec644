import type { ODataType } from './odata-model.ts';
import type { ChannelModel, OperationModel } from './specification-model.ts';

/** Whether an operation is looked for by a text in lower case: all by ''. */
export function matchesOperation(operation: OperationModel, text: string): boolean {
  const { method, path, summary, description, callback, parameters, responses } = operation;
  return isIn(text, [
    `${method} ${path}`,
    summary,
    description,
    callback?.name,
    callback?.of,
    ...parameters.map(({ name }) => name),
    ...responses.flatMap(({ headers }) => headers.map(({ name }) => name)),
  ]);
}

/** Whether a channel is looked for: by itself, what is done on it, or the messages that go through it. */
export function matchesChannel(channel: ChannelModel, text: string): boolean {
  const messages = channel.actions.flatMap((action) => [
    ...action.messages,
    ...(action.reply?.messages ?? []),
  ]);
  return isIn(text, [
    channel.address,
    channel.description,
    ...channel.actions.flatMap(({ summary, reply }) => [summary, reply?.address]),
    ...messages.flatMap(({ name, title, description, headers }) => [
      name,
      title,
      description,
      ...(headers?.properties ?? []).map((header) => header.name),
    ]),
  ]);
}

/** Whether a type of OData is looked for: by its name, or by what is in it. */
export function matchesType({ name, properties, members }: ODataType, text: string): boolean {
  return isIn(text, [name, ...properties.map((one) => one.name), ...members.map((one) => one.name)]);
}

function isIn(text: string, places: readonly (string | undefined)[]): boolean {
  return text === '' || places.some((place) => place?.toLowerCase().includes(text));
}
