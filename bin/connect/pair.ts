import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { isMooringError, MooringError } from '#lib/errors.ts';
import { parseSubject } from '#lib/pki/subject.ts';
import { keepCertificate, parseCertificate } from './certificate.ts';
import type { Connection, ConnectionDir, PendingPairing } from './connection-dir.ts';
import type { Answer, Call, Caller } from './create-caller.ts';
import { readAnswer } from './read-answer.ts';
import { createKeyPem, createSigningRequest } from './signing-request.ts';

const csrInfo = z.object({
  csrUrl: z.url(),
  api: z.object({ infoUrl: z.url() }),
  certificate: z.object({ subject: z.string().min(1) }),
});

const managementInfo = z.object({
  clientIdentity: z.object({ application: z.string().min(1) }),
  urls: z.object({ metadataUrl: z.url(), renewCertUrl: z.url() }),
});

const infoAttempts = 10;

export interface PairContext {
  dir: ConnectionDir;
  call: Caller;
  /** Told of each step that is done. */
  say(line: string): void;
  /** Pause between attempts for a certificate that a gateway does not know yet. */
  attemptDelayMs?: number;
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
  { dir, call }: PairContext,
  tokenUrl: string,
  tokenHash: string,
): Promise<PendingPairing> {
  const answer = await call({ method: 'GET', url: tokenUrl });
  const info = await explainToken(() => readAnswer('The connector', answer, 200, csrInfo));
  const { connection } = await dir.readState();
  const name = parseSubject(info.certificate.subject).find(([attribute]) => attribute === 'CN')?.[1];
  if (connection !== undefined && connection.application !== name) {
    throw new MooringError(
      'EXISTS',
      `${dir.path} is connected as ${connection.application}, but the token is for ${name ?? 'nobody'}.`,
      { hint: 'Ask for a new token and name another folder with --dir.' },
    );
  }
  const pending: PendingPairing = {
    tokenHash,
    csrUrl: info.csrUrl,
    subject: info.certificate.subject,
    infoUrl: info.api.infoUrl,
    replaces: parseCertificate(await dir.read('chain'))?.fingerprint256 ?? '',
  };
  await dir.writeState({ ...(connection === undefined ? {} : { connection }), pending });
  return pending;
}

/** Has the request signed, unless an earlier run got that far. */
async function sign(
  { dir, call, say }: PairContext,
  pending: PendingPairing,
  keyPem: string,
): Promise<string> {
  const present = parseCertificate(await dir.read('chain'));
  if (present === undefined || present.fingerprint256 === pending.replaces) {
    const csr = await createSigningRequest(keyPem, pending.subject);
    const answer = await call({ method: 'POST', url: pending.csrUrl, body: JSON.stringify({ csr }) });
    await explainToken(() => keepCertificate(dir, 'The connector', answer, keyPem));
  }
  say(`Certificate    ${dir.pathOf('chain')}`);
  return (await dir.read('chain')) ?? '';
}

async function readConnection(
  context: PairContext,
  pending: PendingPairing,
  identity: { keyPem: string; chainPem: string },
): Promise<Connection> {
  const answer = await callUntilKnown(context, { method: 'GET', url: pending.infoUrl, identity });
  const { clientIdentity, urls } = readAnswer('Management info', answer, 200, managementInfo);
  const { tokenHash, subject, infoUrl } = pending;
  return { tokenHash, subject, infoUrl, application: clientIdentity.application, ...urls };
}

/** A gateway may need a moment to know a new certificate; answers that time does not change are final. */
async function callUntilKnown({ call, attemptDelayMs = 1000 }: PairContext, request: Call): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await call(request);
    if ([200, 400, 401, 403, 404].includes(answer.status) || attempt === infoAttempts) {
      return answer;
    }
    await sleep(attemptDelayMs);
  }
}

async function explainToken<T>(read: () => T | Promise<T>): Promise<T> {
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
