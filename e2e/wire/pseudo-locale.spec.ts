import { randomUUID } from 'node:crypto';
import { Window } from 'happy-dom';
import { consoleCookieHeader } from '#e2e/fixtures/console-session.ts';
import { expect, test } from '#e2e/fixtures/mooring.ts';
import { seedConsole, seededPages } from '#e2e/fixtures/seed-console.ts';
import { localeCookie } from '#lib/client/preference-cookies.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { pseudoLocale } from '#lib/domain/texts/locale.ts';
import { createKubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';

/** Names that are the same in every language, beside those of kinds. */
const names = [
  'Mooring',
  'mooring-sandbox',
  'English',
  'Deutsch',
  ...Object.values(kinds).map(({ kind }) => kind),
];
const pseudo = /\[!!|!!\]|[áƀçðéƒĝĥîĵķļɱñóþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÓÞǪŔŠŢÛṼŴẊÝŽ]/;
/** Host and port of a target: a piece of an address that is data as a whole. */
const host = /^[a-z\d.-]+\.example:\d+$/;
const spoken = ['aria-label', 'placeholder', 'title', 'alt'];
const quoted = 'code, pre, kbd, style, noscript';

/** All texts and keys of a value. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value.trim()];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, member]) => [key, ...textsOf(member)])
    : [];
}

/** What objects of the cluster say: data where a page shows it. */
async function dataOf(kubeconfig: string): Promise<Set<string>> {
  const kube = createKubeClient(loadKubeConfig({ path: kubeconfig }));
  const lists = await Promise.all(
    Object.values(kinds).map((kind) =>
      kube.list(kind).then(
        ({ items }) => items,
        () => [],
      ),
    ),
  );
  return new Set([...names, ...textsOf(lists)]);
}

/** What the page says that is neither in the pseudo-locale nor data. */
function plainWords(html: string, data: ReadonlySet<string>): string[] {
  const { document } = new Window();
  document.write(html.replace(/<script[\s\S]*?<\/script>/g, ''));
  const texts = [...document.body.querySelectorAll('*')]
    .filter((element) => element.closest(quoted) === null)
    .flatMap((element) => {
      const own = [...element.childNodes].some(
        ({ nodeType, textContent }) => nodeType === 3 && textContent.trim() !== '',
      );
      return [
        ...(own ? [element.textContent] : []),
        ...spoken.map((name) => element.getAttribute(name) ?? ''),
      ];
    });
  const isData = (text: string) =>
    text.split(/,\s*/).every((part) => data.has(part) || host.test(part)) || data.has(text);
  return [...new Set(texts.map((text) => text.trim()))].filter(
    (text) => /[A-Za-z]{2}/.test(text) && !pseudo.test(text) && !isData(text),
  );
}

for (const path of [...seededPages, '/expiry', '/nowhere']) {
  test(`all words of ${path} are from the catalogue`, async ({ endpoints }) => {
    await seedConsole(endpoints);
    const session = await consoleCookieHeader(endpoints);
    const cookie = [session, `${localeCookie}=${pseudoLocale}`].filter(Boolean).join('; ');
    const answer = await fetch(`${endpoints.console}${path}`, { headers: { cookie } });
    const html = await answer.text();
    expect(html).toContain('[!!');
    expect(plainWords(html, await dataOf(endpoints.kubeconfig))).toEqual([]);
  });
}

/** A member is missing, and a reference leads nowhere. */
const specification = JSON.stringify({
  openapi: '3.0.3',
  info: { title: 'Orders' },
  paths: { '/orders': { get: { responses: { 200: { $ref: '#/components/responses/Gone' } } } } },
});

/** What is asked, and what is wrong with it: sentences that no page has at first. */
const asked: [what: string, path: string, body: object][] = [
  [
    'a request',
    '/api/bindings/plan',
    { namespace: 'Not A Name', serviceId: '', workload: '', envPrefix: '1' },
  ],
  ['a text of YAML', '/api/objects/applications', { text: 'kind: a: b', dryRun: true }],
  ['a specification', '/api/specifications/validate', { text: specification }],
  ['a broken one', '/api/specifications/validate', { text: '{"openapi" "3.0.3"}' }],
];

for (const [what, path, body] of asked) {
  test(`all that is wrong with ${what} is said from the catalogue`, async ({ endpoints }) => {
    const session = await consoleCookieHeader(endpoints);
    const answer = await fetch(`${endpoints.console}${path}`, {
      method: 'POST',
      headers: {
        cookie: [session, `${localeCookie}=${pseudoLocale}`].filter(Boolean).join('; '),
        'content-type': 'application/json',
        origin: endpoints.console ?? '',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(body),
    });
    const said = messagesOf(await answer.json());
    expect(said).not.toEqual([]);
    expect(said.filter((text) => !pseudo.test(text))).toEqual([]);
  });
}

/** Each `message` and `hint` of an answer, at any depth. */
function messagesOf(value: unknown): string[] {
  return typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, member]) =>
        (name === 'message' || name === 'hint') && typeof member === 'string' ? [member] : messagesOf(member),
      );
}
