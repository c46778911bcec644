import { createHash } from 'node:crypto';
import { isMooringError, MooringError } from '#lib/errors.ts';
import { type ConnectorClient, parseCertificate } from '#lib/http/connector-client/connector-client.ts';
import type { ClientIdentity } from '#lib/http/connector-client/create-caller.ts';
import { parseSubject } from '#lib/pki/subject.ts';
import type { Connection, ConnectionDir, PendingPairing } from './connection-dir.ts';
import { keepCertificate } from './keep-certificate.ts';
import { createKeyPem, createSigningRequest } from './signing-request.ts';

export interface PairContext {
  dir: ConnectionDir;
  client: ConnectorClient;
  /** Told of each step that is done. */
  say(line: string): void;
}

/**
 * Pairs by the protocol of connectors (connectivity contract 2.5 to 2.8). Every step is written down before the next one
 * begins, so that the same call after a kill goes on where it stopped.
 * @throws MooringError FORBIDDEN, with a remedy, when the token is used or has expired.
 */
export async function pair(context: PairContext, tokenUrl: string): Promise<Connection> {
  const { dir, say } = context;
  const tokenHash = createHash('sha256').update(tokenUrl).digest('hex');
  const state = await dir.readState();
  if (state.connection?.tokenHash === tokenHash) {
    say(`Connected as ${state.connection.application} already; this token was used for it.`);
    return state.connection;
  }
  // before the token is spent: a certificate without its key is worth nothing
  const keyPem = (await dir.read('key')) ?? (await dir.writeOnce('key', createKeyPem()));
  say(`Key            ${dir.pathOf('key')}`);

  const pending =
    state.pending?.tokenHash === tokenHash ? state.pending : await begin(context, tokenUrl, tokenHash);
  say(`Subject        ${pending.subject}`);

  const chainPem = await sign(context, pending, keyPem);
  const connection = await readConnection(context, pending, { keyPem, chainPem });
  await dir.writeState({ connection });
  say(`Connected as   ${connection.application}`);
  return connection;
}

async function begin(
  { dir, client }: PairContext,
  tokenUrl: string,
  tokenHash: string,
): Promise<PendingPairing> {
  const { csrUrl, infoUrl, subject } = await explainToken(() => client.readSigningInfo(tokenUrl));
  const { connection } = await dir.readState();
  const name = parseSubject(subject).find(([attribute]) => attribute === 'CN')?.[1];
  if (connection !== undefined && connection.application !== name) {
    throw new MooringError(
      'EXISTS',
      `${dir.path} is connected as ${connection.application}, but the token is for ${name ?? 'nobody'}.`,
      { hint: 'Ask for a new token and name another folder with --dir.' },
    );
  }
  const pending: PendingPairing = {
    tokenHash,
    csrUrl,
    subject,
    infoUrl,
    replaces: parseCertificate(await dir.read('chain'))?.fingerprint256 ?? '',
  };
  await dir.writeState({ ...(connection === undefined ? {} : { connection }), pending });
  return pending;
}

/** Has the request signed, unless an earlier run got that far. */
async function sign(
  { dir, client, say }: PairContext,
  pending: PendingPairing,
  keyPem: string,
): Promise<string> {
  const present = parseCertificate(await dir.read('chain'));
  if (present === undefined || present.fingerprint256 === pending.replaces) {
    const csr = await createSigningRequest(keyPem, pending.subject);
    await keepCertificate(dir, await explainToken(() => client.sign(pending.csrUrl, { csr, keyPem })));
  }
  say(`Certificate    ${dir.pathOf('chain')}`);
  return (await dir.read('chain')) ?? '';
}

async function readConnection(
  { client }: PairContext,
  pending: PendingPairing,
  identity: ClientIdentity,
): Promise<Connection> {
  const { tokenHash, subject, infoUrl } = pending;
  return { tokenHash, subject, infoUrl, ...(await client.readManagementInfo(infoUrl, identity)) };
}

async function explainToken<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (isMooringError(error, 'FORBIDDEN')) {
      throw new MooringError('FORBIDDEN', 'The token is not valid: it was used already, or it has expired.', {
        cause: error,
        hint: 'A token works once and for a few minutes, and opening its address in a browser uses it. Ask for a new one.',
      });
    }
    throw error;
  }
}
