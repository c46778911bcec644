import { message, type Sentence, type Tell } from '../texts/message.ts';
import type { ToldExpiry } from './expiry-calendar.ts';
import type { PairingCommand } from './pairing-commands.ts';

/** What is to be told to one who can do something about it: the owner of an Application, or whoever runs Mooring. */
export interface ExpiryNotice {
  /** The Application's name; '' for whoever runs Mooring. */
  id: string;
  rows: ToldExpiry[];
  /** Something of it is renewed by commands. */
  hasRenewal: boolean;
}

/** Who is to be told of what ends, each once; what belongs to no Application comes last. */
export function expiryNotices(rows: readonly ToldExpiry[]): ExpiryNotice[] {
  return [...Map.groupBy(rows, ({ application = '' }) => application)]
    .sort(([left], [right]) => Number(left === '') - Number(right === '') || (left < right ? -1 : 1))
    .map(([id, ofOwner]) => ({
      id,
      rows: ofOwner,
      hasRenewal: ofOwner.some((row) => isRenewed(row)),
    }));
}

/**
 * The notice as a text to be sent: what ends when, what hangs on it, what to do.
 * @param commands how a client certificate is renewed; left out where that could not be looked up.
 */
export function expiryNoticeText(
  { id, rows, hasRenewal }: ExpiryNotice,
  { tell, nowMs, commands }: { tell: Tell; nowMs: number; commands?: readonly PairingCommand[] | undefined },
): string {
  const title =
    id === '' ? message('expiry.noticeTitleHere') : message('expiry.noticeTitle', { application: id });
  const lines = rows.map((row) => {
    const said = [endOf(row, nowMs), row.note, toDo(row, nowMs)];
    const line = said.flatMap((sentence) => (sentence === undefined ? [] : [tell(sentence)])).join(' ');
    // what outside applications and their servers call themselves begins no line of its own
    return `- ${line.replace(/\s+/g, ' ')}`;
  });
  const renewal =
    !hasRenewal || commands === undefined
      ? []
      : [
          '',
          tell(message('expiry.noticeCommands', { certificate: `${id}.crt`, key: `${id}.key` })),
          ...commands.flatMap(({ title, code }) => ['', `# ${tell(title)}`, code]),
        ];
  return `${[tell(title), '', ...lines, ...renewal].join('\n')}\n`;
}

function isRenewed({ kind, fingerprint, health }: ToldExpiry): boolean {
  return kind === 'client' && fingerprint !== undefined && health !== 'off';
}

function endOf({ name, endsAt }: ToldExpiry, nowMs: number): Sentence {
  if (endsAt === undefined) {
    return message('expiry.noticeUnknown', { name });
  }
  // who reads it sits anywhere
  const at = `${new Date(endsAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return message(Date.parse(endsAt) > nowMs ? 'expiry.noticeEnds' : 'expiry.noticeEnded', { name, at });
}

/** Undefined where there is nothing to do. */
function toDo(row: ToldExpiry, nowMs: number): Sentence | undefined {
  const { kind, health, endsAt } = row;
  if (health === 'off' && endsAt !== undefined) {
    return undefined;
  }
  switch (kind) {
    case 'client':
      return isRenewed(row) ? message('expiry.doRenew') : message('expiry.doPairAgain');
    case 'token':
      return message('expiry.doUseToken');
    case 'authority':
      return message('expiry.doReplaceAuthority');
    case 'edge':
    case 'target':
      return message(
        endsAt !== undefined && Date.parse(endsAt) <= nowMs
          ? 'expiry.doReplaceNow'
          : 'expiry.doReplaceBefore',
      );
    default:
      return kind satisfies never;
  }
}
