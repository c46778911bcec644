import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '#testing/eventually.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { createServiceSecret, type RunningGateway, startGateway } from '#testing/start-gateway.ts';
import { startTarget, type Target } from '#testing/start-target.ts';
import { createTestAuthority } from '#testing/test-authority.ts';

/** Uploads that a target refuses before it has read them, and callers that leave in the midst of theirs. */
let api: TestApi;
let gateway: RunningGateway;
let tokenServer: Target;
const targets: Record<string, Target> = {};
/** Of the token, or crumb, that counts; any other is refused. */
let valid = 1;
/** Of the token, or crumb, that was given last. */
let given = 1;

const ways = ['plain', 'h2'];
const small = 54;
const keptBytes = 65_536;
const tokenTakesMs = 50;

beforeAll(async () => {
  const tls = await (await createTestAuthority('Private CA')).issue(['127.0.0.1']);
  [api, tokenServer] = await Promise.all([startTestApi(), startTarget()]);
  targets.plain = await startTarget();
  targets.h2 = await startTarget({ tls, http2: true });
  const service = (way: string, kind: string) => `${way}-${kind}`;
  const names = ways.flatMap((way) => [service(way, 'oauth'), service(way, 'csrf')]);
  for (const name of names) {
    const isOAuth = name.endsWith('oauth');
    const values: Record<string, string> = isOAuth
      ? { clientId: name, clientSecret: 's' }
      : { username: 'ada', password: 'l' };
    await createServiceSecret(api, name, values);
  }
  gateway = await startGateway(api, {
    spec: { skipVerify: true },
    services: Object.fromEntries(
      ways.flatMap((way) => [
        [
          service(way, 'oauth'),
          {
            targetUrl: at(way).url,
            credentials: {
              type: 'OAuth',
              secretName: service(way, 'oauth'),
              authenticationUrl: `${tokenServer.url}/token`,
            },
          },
        ],
        [
          service(way, 'csrf'),
          {
            targetUrl: at(way).url,
            credentials: {
              type: 'Basic',
              secretName: service(way, 'csrf'),
              csrfInfo: { tokenEndpointURL: `${at(way).url}/csrf` },
            },
          },
        ],
      ]),
    ),
  });
  tokenServer.on('/token', async (response) => {
    await pause(tokenTakesMs);
    given = valid;
    response.end(JSON.stringify({ access_token: `t${given}`, expires_in: 3600 }));
  });
  for (const way of ways) {
    at(way).on('/csrf', async (response) => {
      await pause(tokenTakesMs);
      given = valid;
      response.setHeader('x-csrf-token', `t${given}`);
      response.end();
    });
    for (const manner of manners) {
      at(way).onHead(`/${manner}`, (response, { headers }, incoming) =>
        store(manner, response, headers, incoming),
      );
    }
  }
});
afterAll(async () => {
  await gateway?.stop();
  await Promise.all(Object.values(targets).map((target) => target.stop()));
  await tokenServer?.stop();
  await api?.stop();
});
beforeEach(() => {
  for (const target of Object.values(targets)) {
    target.received.length = 0;
  }
});

/** How a target refuses. */
const earlyManners = ['at-once', 'at-once-and-closes', 'without-an-end'] as const;
const manners = [...earlyManners, 'when-read'] as const;
type Manner = (typeof manners)[number];

/** Says how many bytes came, or refuses. */
function store(
  manner: Manner,
  response: Parameters<Parameters<Target['on']>[1]>[0],
  headers: IncomingMessage['headers'],
  incoming: IncomingMessage,
): void {
  const status = headers['x-csrf-token'] === undefined ? 401 : 403;
  const isValid = [headers.authorization, headers['x-csrf-token']].some((it) =>
    String(it).endsWith(`t${valid}`),
  );
  const isHttp2 = incoming.httpVersionMajor === 2;
  if (!isValid && manner !== 'when-read') {
    const closes = manner === 'at-once-and-closes' && !isHttp2 ? { connection: 'close' } : {};
    response.writeHead(status, closes);
    response.write('refused');
    if (manner !== 'without-an-end') {
      response.end();
    }
    return;
  }
  let bytes = 0;
  incoming.on('data', (part: Buffer) => {
    bytes += part.length;
  });
  incoming.on('end', () =>
    response.writeHead(isValid ? 200 : status).end(isValid ? `stored ${bytes}` : 'refused'),
  );
}

function at(way: string): Target {
  return targets[way] ?? expect.fail(`no target ${way}`);
}

/** The target takes the former token no more. */
function revoke(): void {
  valid++;
}

function open(service: string, path: string, length: number | undefined): ClientRequest {
  const framing = length === undefined ? {} : { 'content-length': String(length) };
  const headers = { host: gateway.hostOf(service), ...framing };
  const sent = request(gateway.url, { method: 'PUT', path, headers, agent: false });
  sent.on('error', () => undefined);
  return sent;
}

async function answerOf(
  sent: ClientRequest,
): Promise<{ status: number; text: string; response: IncomingMessage }> {
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, text: await text(response), response };
}

const atOnce = 'with its beginning';
const duringFetch = 'while the new token is fetched';

/** When the rest of the body is sent. */
const moments = {
  [atOnce]: () => Promise.resolve(),
  'once the target has the head': (way: string, path: string) => hasCome(() => at(way).at(path).length > 0),
  [duringFetch]: async (way: string, path: string) => {
    await hasCome(() => at(way).at(path).length > 0);
    await pause(tokenTakesMs / 2);
  },
  'once the second try has begun': (way: string, path: string) => hasCome(() => at(way).at(path).length > 1),
};

async function hasCome(what: () => boolean): Promise<void> {
  await eventually(() => (what() ? true : undefined), 3_000);
}

const framings = ['chunked', 'with a length'];

describe.each(ways)('%s: an upload that is refused before it was read', (way) => {
  const cases = earlyManners.flatMap((manner) =>
    Object.keys(moments).flatMap((moment) =>
      (manner === 'without-an-end' && moment === atOnce ? [] : framings).map(
        (framing) => ['oauth', manner, framing, 1_000_000, moment] as const,
      ),
    ),
  );
  const others = [
    ...framings.map((framing) => ['csrf', 'at-once', framing, 1_000_000, duringFetch] as const),
    ...framings.map((framing) => ['oauth', 'at-once', framing, 10_000, atOnce] as const),
  ];

  it.each([...cases, ...others])(
    '%s, %s, %s, %i bytes more %s: stored whole, or the refusal',
    async (kind, manner, framing, rest, moment) => {
      const service = `${way}-${kind}`;
      await gateway.call(service, '/warm');
      revoke();
      const whole = small + rest;
      const path = `/${manner}`;
      const sent = open(service, path, framing === 'chunked' ? undefined : whole);
      const answered = answerOf(sent);
      sent.write(Buffer.alloc(small, 'a'));
      await moments[moment as keyof typeof moments](way, path);
      sent.end(Buffer.alloc(rest, 'b'));
      const { status, text } = await answered;
      const isKept = moment !== atOnce || rest < keptBytes;
      if (isKept) {
        expect([status, text]).toEqual([200, `stored ${whole}`]);
        return;
      }
      // a connection that is closed on unread bytes may take the refusal with it
      const lost = manner === 'at-once-and-closes' ? ['502 '] : [];
      expect([`200 stored ${whole}`, '401 refused', ...lost]).toContain(`${status} ${text}`);
    },
  );
});

describe.each(ways)('%s: an upload that is too long to be kept', (way) => {
  it.each(['oauth', 'csrf'])(
    'is refused once, says that a repeat works, and the repeat does: %s',
    async (kind) => {
      const service = `${way}-${kind}`;
      const status = kind === 'oauth' ? 401 : 403;
      await gateway.call(service, '/warm');
      revoke();
      const upload = () => gateway.call(service, '/when-read', { method: 'PUT', body: 'x'.repeat(70_000) });
      const refused = await upload();
      expect([refused.status, refused.text]).toEqual([status, 'refused']);
      expect(refused.headers).toMatchObject({
        'retry-after': '0',
        'proxy-status': `application-gateway; received-status=${status}; details="new credentials are fetched, send the request again"`,
      });
      const repeated = await upload();
      expect([repeated.status, repeated.text]).toEqual([200, 'stored 70000']);
      expect(repeated.headers).not.toHaveProperty('retry-after');
      expect((await upload()).status).toBe(200);
    },
  );

  it('that is one of several asks for one new token with them', async () => {
    const service = `${way}-oauth`;
    const upload = (body: string) => gateway.call(service, '/never', { method: 'PUT', body });
    const waiting: (() => void)[] = [];
    at(way).on('/never', (response) => {
      waiting.push(() => void response.writeHead(403).end('no'));
      if (waiting.length === 5) {
        waiting.map((refuse) => refuse());
      }
    });
    await gateway.call(service, '/warm');
    tokenServer.received.length = 0;
    const answers = await Promise.all(Array.from({ length: 5 }, () => upload('x'.repeat(70_000))));
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    await gateway.call(service, '/after');
    expect(tokenServer.received).toHaveLength(1);
  });
});

describe.each(ways)('%s: callers that leave in the midst of their uploads', (way) => {
  it.each(framings)('more of them than there are connections to the target, %s', async (framing) => {
    const service = `${way}-oauth`;
    await gateway.call(service, '/warm');
    const head = `PUT /when-read HTTP/1.1\r\nHost: ${gateway.hostOf(service)}\r\n`;
    const part = 'x'.repeat(1_000);
    const upload =
      framing === 'chunked'
        ? `${head}Transfer-Encoding: chunked\r\n\r\n3e8\r\n${part}\r\n`
        : `${head}Content-Length: 1000000\r\n\r\n${part}`;
    const callers = await Promise.all(Array.from({ length: 300 }, () => connected()));
    for (const caller of callers) {
      caller.write(upload);
    }
    try {
      await eventually(async () => ((await running()) === callers.length ? true : undefined), 25_000);
    } finally {
      for (const caller of callers) {
        caller.destroy();
      }
    }
    await Promise.all(callers.map((caller) => (caller.closed ? undefined : once(caller, 'close'))));
    expect((await gateway.call(service, '/after')).text).toBe('hello');
  });
});

/** Calls that are under way, by the gateway's own count. */
async function running(): Promise<number> {
  const metrics = await (await fetch(`${gateway.health}/metrics`)).text();
  const counts = metrics.matchAll(/^mooring_gateway_requests_running\{[^}]*\} (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

async function connected(): Promise<Socket> {
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}
