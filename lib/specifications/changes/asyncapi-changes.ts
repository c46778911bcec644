import { message, type Sentence } from '#lib/domain/texts/message.ts';
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
      ? [{ rule: 'channel-removed', place, message: message('changes.channelGone', { place }) }]
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

const noLonger: Record<MessageDirection, Sentence> = {
  send: message('changes.noLongerSends'),
  receive: message('changes.noLongerReceives'),
};

function channelChanges(before: ChannelModel[], after: ChannelModel[], means: Means): BreakingChange[] {
  const { place } = means;
  const actions = after.flatMap((channel) => channel.actions);
  return [
    ...parameterChanges(before, after, means),
    ...bindingChanges(bindingsOf(before), bindingsOf(after), {
      place,
      subjectOf: (what) => message('changes.bindingOfChannel', what),
    }),
    ...before
      .flatMap((channel) => channel.actions)
      .flatMap((action): BreakingChange[] => {
        const next = actions.filter(({ direction }) => direction === action.direction);
        return next.length === 0
          ? [{ rule: 'operation-removed', place, message: noLonger[action.direction] }]
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
        { direction: 'in', place: means.place, subject: message('changes.partOfAddress', { name }) },
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
      subjectOf: (what) => message('changes.bindingOfAction', { ...what, direction: before.direction }),
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
  { place, subjectOf }: { place: string; subjectOf(what: { name: string; protocol: string }): Sentence },
): BreakingChange[] {
  return before.flatMap(({ protocol, name, value }): BreakingChange[] => {
    const next = after.filter((one) => one.protocol === protocol && one.name === name);
    const what = subjectOf({ name, protocol });
    if (next[0] === undefined) {
      return [{ rule: 'binding-removed', place, message: message('changes.gone', { what }) }];
    }
    const said = message('changes.changed', { what, was: value, now: next[0].value });
    return next.some((one) => one.value === value) ? [] : [{ rule: 'binding-changed', place, message: said }];
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
    const { address } = reply;
    const said = address === '' ? message('changes.noReply') : message('changes.noReplyOn', { address });
    return [{ rule: 'reply-removed', place: means.place, message: said }];
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
  return messages.flatMap((one): BreakingChange[] => {
    const { name } = one;
    const next = after.find((other) => other.name === name);
    if (next === undefined) {
      return [{ rule: 'message-removed', place, message: message('changes.messageGone', { name }) }];
    }
    const options = { direction: direction === 'send' ? 'out' : 'in', place, isMessage: true } as const;
    return [
      ...contentTypeChange(one, next, { place, verb: direction === 'send' ? 'given' : 'taken' }),
      ...correlationChange(one, next, place),
      ...bindingChanges(one.bindings, next.bindings, {
        place,
        subjectOf: (what) => message('changes.bindingOfMessage', { ...what, message: name }),
      }),
      ...compare(
        { before: one.payload, after: next.payload },
        { ...options, subject: message('changes.payload', { name }) },
      ),
      ...compare(
        { before: one.headers ?? noHeaders, after: next.headers ?? noHeaders },
        { ...options, subject: message('changes.headers', { name }) },
      ),
    ];
  });
}

/** A message without headers keeps none of those it had, and may be given some that are demanded. */
const noHeaders: SchemaModel = { ...emptySchema, type: 'object' };

function contentTypeChange(
  before: MessageModel,
  after: MessageModel,
  { place, verb }: { place: string; verb: 'given' | 'taken' },
): BreakingChange[] {
  const { name, contentType } = before;
  if (contentType === '' || after.contentType === '' || contentType === after.contentType) {
    return [];
  }
  const what = message('changes.theMessage', { name });
  const said = message('changes.noLongerAs', { what, verb, mediaType: contentType });
  return [{ rule: 'media-type-removed', place, message: said }];
}

function correlationChange(before: MessageModel, after: MessageModel, place: string): BreakingChange[] {
  const { name, correlation } = before;
  if (correlation === '' || correlation === after.correlation) {
    return [];
  }
  const said =
    after.correlation === ''
      ? message('changes.correlationGone', { name, was: correlation })
      : message('changes.correlationMoved', { name, was: correlation, now: after.correlation });
  return [{ rule: 'correlation-changed', place, message: said }];
}
