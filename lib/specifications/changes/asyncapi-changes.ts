import { emptySchema } from '../model/empty-schema.ts';
import type {
  ActionModel,
  AsyncApiModel,
  BindingModel,
  ChannelModel,
  MessageDirection,
  MessageModel,
  SchemaModel,
} from '../model/specification-model.ts';
import type { BreakingChange } from './breaking-change.ts';
import { createSchemaComparison, type SchemaComparison } from './compare-schemas.ts';

/** What readers of the application's events, and senders of those it takes, would fail by. */
export function asyncApiChanges(before: AsyncApiModel, after: AsyncApiModel): BreakingChange[] {
  const compare = createSchemaComparison(before.schemas, after.schemas);
  const now = byAddress(after.channels);
  return [...byAddress(before.channels)].flatMap(([place, channels]): BreakingChange[] => {
    const next = now.get(place);
    return next === undefined
      ? [{ rule: 'channel-removed', place, message: `The channel ${place} is gone.` }]
      : channelChanges(channels, next, { place, compare });
  });
}

/** Several channels may have one address, where readers and senders see one. */
function byAddress(channels: ChannelModel[]): Map<string, ChannelModel[]> {
  return Map.groupBy(channels, ({ address }) => address);
}

interface Means {
  place: string;
  compare: SchemaComparison;
}

const verbs: Record<MessageDirection, string> = {
  send: 'The application no longer sends on it',
  receive: 'The application no longer receives on it',
};

function channelChanges(before: ChannelModel[], after: ChannelModel[], means: Means): BreakingChange[] {
  const { place } = means;
  const actions = after.flatMap((channel) => channel.actions);
  return [
    ...parameterChanges(before, after, means),
    ...bindingChanges(bindingsOf(before), bindingsOf(after), { place, subject: 'Its' }),
    ...before
      .flatMap((channel) => channel.actions)
      .flatMap((action): BreakingChange[] => {
        const next = actions.filter(({ direction }) => direction === action.direction);
        return next.length === 0
          ? [{ rule: 'operation-removed', place, message: `${verbs[action.direction]}.` }]
          : actionChanges(action, next, means);
      }),
  ];
}

function parameterChanges(before: ChannelModel[], after: ChannelModel[], means: Means): BreakingChange[] {
  const now = new Map(after.flatMap(({ parameters }) => parameters.map((one) => [one.name, one.schema])));
  return before
    .flatMap(({ parameters }) => parameters)
    .flatMap(({ name, schema }) =>
      means.compare(
        { before: schema, after: now.get(name) },
        { direction: 'in', place: means.place, subject: `The part ${name} of the address` },
      ),
    );
}

/** `after`: all that is done in the same direction. */
function actionChanges(before: ActionModel, after: ActionModel[], means: Means): BreakingChange[] {
  const { place } = means;
  const messages = after.flatMap((one) => one.messages);
  return [
    ...bindingChanges(before.bindings, bindingsOf(after), {
      place,
      subject: `For what it ${before.direction}s, the`,
    }),
    ...messageChanges(before, messages, means),
    ...replyChanges(before, after, means),
  ];
}

function bindingsOf(places: readonly { bindings: BindingModel[] }[]): BindingModel[] {
  return places.flatMap(({ bindings }) => bindings);
}

function bindingChanges(
  before: BindingModel[],
  after: BindingModel[],
  { place, subject }: { place: string; subject: string },
): BreakingChange[] {
  return before.flatMap(({ protocol, name, value }): BreakingChange[] => {
    const next = after.filter((one) => one.protocol === protocol && one.name === name);
    const what = `${subject} ${name} for ${protocol}`;
    if (next[0] === undefined) {
      return [{ rule: 'binding-removed', place, message: `${what} is gone.` }];
    }
    const message = `${what} was ${value} and is ${next[0].value} now.`;
    return next.some((one) => one.value === value) ? [] : [{ rule: 'binding-changed', place, message }];
  });
}

function replyChanges(
  { direction, reply }: ActionModel,
  after: ActionModel[],
  means: Means,
): BreakingChange[] {
  if (reply === undefined) {
    return [];
  }
  const next = after.flatMap((one) => (one.reply?.address === reply.address ? [one.reply] : []));
  if (next.length === 0) {
    const message = `It is no longer answered${reply.address === '' ? '' : ` on ${reply.address}`}.`;
    return [{ rule: 'reply-removed', place: means.place, message }];
  }
  const opposite = direction === 'send' ? 'receive' : 'send';
  const messages = next.flatMap((one) => one.messages);
  return messageChanges({ direction: opposite, messages: reply.messages }, messages, means);
}

function messageChanges(
  { direction, messages }: Pick<ActionModel, 'direction' | 'messages'>,
  after: MessageModel[],
  { place, compare }: Means,
): BreakingChange[] {
  return messages.flatMap((message): BreakingChange[] => {
    const { name } = message;
    const next = after.find((one) => one.name === name);
    if (next === undefined) {
      return [{ rule: 'message-removed', place, message: `The message ${name} is gone.` }];
    }
    const options = { direction: direction === 'send' ? 'out' : 'in', place, isMessage: true } as const;
    return [
      ...contentTypeChange(message, next, { place, verb: direction === 'send' ? 'given' : 'taken' }),
      ...correlationChange(message, next, place),
      ...bindingChanges(message.bindings, next.bindings, { place, subject: `Of ${name}, the` }),
      ...compare(
        { before: message.payload, after: next.payload },
        { ...options, subject: `Payload of ${name}` },
      ),
      ...compare(
        { before: message.headers ?? noHeaders, after: next.headers ?? noHeaders },
        { ...options, subject: `Headers of ${name}` },
      ),
    ];
  });
}

/** A message without headers keeps none of those it had, and may be given some that are demanded. */
const noHeaders: SchemaModel = { ...emptySchema, type: 'object' };

function contentTypeChange(
  before: MessageModel,
  after: MessageModel,
  { place, verb }: { place: string; verb: string },
): BreakingChange[] {
  const { name, contentType } = before;
  if (contentType === '' || after.contentType === '' || contentType === after.contentType) {
    return [];
  }
  const message = `The message ${name} is no longer ${verb} as ${contentType}.`;
  return [{ rule: 'media-type-removed', place, message }];
}

function correlationChange(before: MessageModel, after: MessageModel, place: string): BreakingChange[] {
  const { name, correlation } = before;
  if (correlation === '' || correlation === after.correlation) {
    return [];
  }
  const now = after.correlation === '' ? 'is gone' : `is at ${after.correlation} now`;
  const message = `What connects ${name} to other messages was at ${correlation} and ${now}.`;
  return [{ rule: 'correlation-changed', place, message }];
}
