import type { AsyncApiModel, ChannelModel, MessageDirection, MessageModel } from '../model/spec-model.ts';
import type { BreakingChange } from './breaking-change.ts';
import { createSchemaComparison, type SchemaComparison } from './compare-schemas.ts';

type Action = ChannelModel['actions'][number];

/** What readers of the application's events, and senders of those it takes, would fail by. */
export function asyncApiChanges(before: AsyncApiModel, after: AsyncApiModel): BreakingChange[] {
  const compare = createSchemaComparison(before.schemas, after.schemas);
  const now = new Map(after.channels.map((channel) => [channel.address, channel]));
  return before.channels.flatMap((channel): BreakingChange[] => {
    const place = channel.address;
    const next = now.get(place);
    return next === undefined
      ? [{ rule: 'channel-removed', place, message: `The channel ${place} is gone.` }]
      : channelChanges(channel, next, compare);
  });
}

const verbs: Record<MessageDirection, string> = {
  send: 'The application no longer sends on it',
  receive: 'The application no longer receives on it',
};

function channelChanges(
  before: ChannelModel,
  after: ChannelModel,
  compare: SchemaComparison,
): BreakingChange[] {
  const place = before.address;
  return before.actions.flatMap((action): BreakingChange[] => {
    const next = after.actions.filter(({ direction }) => direction === action.direction);
    if (next.length === 0) {
      return [{ rule: 'operation-removed', place, message: `${verbs[action.direction]}.` }];
    }
    const messages = next.flatMap((one) => one.messages);
    return messageChanges(action, messages, { place, compare });
  });
}

function messageChanges(
  { direction, messages }: Action,
  after: MessageModel[],
  { place, compare }: { place: string; compare: SchemaComparison },
): BreakingChange[] {
  return messages.flatMap((message): BreakingChange[] => {
    const next = after.find(({ name }) => name === message.name);
    if (next === undefined) {
      return [{ rule: 'message-removed', place, message: `The message ${message.name} is gone.` }];
    }
    const options = { direction: direction === 'send' ? 'out' : 'in', place, isMessage: true } as const;
    return [
      ...compare(
        { before: message.payload, after: next.payload },
        { ...options, subject: `Payload of ${message.name}` },
      ),
      ...compare(
        { before: message.headers, after: next.headers },
        { ...options, subject: `Headers of ${message.name}` },
      ),
    ];
  });
}
