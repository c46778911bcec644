import { describe, expect } from 'vitest';
import { createDefinition, version } from './definition-fixtures.ts';
import { text } from './document.ts';
import { eventually, it } from './scratch.ts';
import { api } from './target.ts';
import type { PatchType } from './wire-client.ts';

const free = version(
  {},
  {
    schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
  },
);

/** Around 2^53 and to the ends of 64 bits. */
const digits = '[9007199254740993,-9007199254740993,9223372036854775807,-9223372036854775808]';

describe('whole numbers beyond 2^53', () => {
  it('keep every digit through all verbs', async ({ namespace }) => {
    await using boat = await createDefinition([free]);
    const path = boat.path(namespace);
    const body = JSON.stringify(boat.object('a')).replace(/}$/, `,"free":${digits}}`);
    const created = await api.send('POST', path, { body, raw: true });
    expect(created.body).toContain(digits);
    const stored = String(created.body);
    const replaced = stored.replace('"name":"a"', '"name":"a","labels":{"a":"b"}');
    const one = `${path}/a`;
    for (const answer of [
      await api.send('GET', one, { raw: true }),
      await api.send('GET', path, { raw: true }),
      await api.send('PUT', one, { body: replaced, query: { dryRun: 'All' }, raw: true }),
      await api.send('PUT', one, { body: replaced, raw: true }),
    ]) {
      expect(answer.body).toContain(digits);
    }
    const patches: Record<Exclude<PatchType, 'strategic-merge-patch'>, string> = {
      'merge-patch': `{"more":${digits}}`,
      'json-patch': `[{"op":"add","path":"/again","value":${digits}},{"op":"copy","from":"/again","path":"/copy"}]`,
      'apply-patch': JSON.stringify(boat.object('a')).replace(/}$/, `,"own":${digits}}`),
    };
    for (const [type, patch] of Object.entries(patches)) {
      const answer = await api.send('PATCH', one, {
        body: patch,
        contentType: `application/${type}+${type === 'apply-patch' ? 'yaml' : 'json'}`,
        query: { fieldManager: 'contract' },
        raw: true,
      });
      expect([type, answer.status]).toEqual([type, 200]);
    }
    const last = await api.send('GET', one, { raw: true });
    for (const member of ['free', 'more', 'again', 'copy', 'own']) {
      expect(last.body).toContain(`"${member}":${digits}`);
    }
    expect(await api.send('DELETE', one, { raw: true })).toMatchObject({ status: 200 });
  });
});

/** A Job that nobody starts, with `seconds` in two places of 64 bits. */
function jobText(name: string, seconds: string): string {
  const pod = {
    restartPolicy: 'Never',
    terminationGracePeriodSeconds: '@',
    containers: [{ name, image: 'x' }],
  };
  const spec = { parallelism: 0, activeDeadlineSeconds: '@', template: { spec: pod } };
  return JSON.stringify({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec }).replaceAll(
    '"@"',
    seconds,
  );
}

describe('whole numbers of a built-in kind', () => {
  it('keep every digit', async ({ namespace }) => {
    const path = `/apis/batch/v1/namespaces/${namespace}/jobs`;
    const body = jobText('a', '9007199254740993');
    const created = await api.send('POST', path, { body, raw: true });
    expect(String(created.body).match(/9007199254740993/g)).toHaveLength(2);
    const patch = '{"spec":{"activeDeadlineSeconds":9007199254740995}}';
    for (const type of ['merge-patch', 'strategic-merge-patch']) {
      const contentType = `application/${type}+json`;
      const query = { dryRun: 'All' };
      const patched = await api.send('PATCH', `${path}/a`, { body: patch, contentType, query, raw: true });
      expect(patched.body).toContain('"activeDeadlineSeconds":9007199254740995');
    }
  });

  it.each([
    ['beyond 64 bits', '99999999999999999999'],
    ['with a fraction', '1.5'],
    ['with an exponent', '9007199254740993e0'],
  ])('are refused %s', async (_what, seconds) => {
    const path = '/apis/batch/v1/namespaces/default/jobs';
    const body = jobText('a', seconds);
    expect(await api.send('POST', path, { body, query: { dryRun: 'All' } })).toMatchObject({
      status: 400,
      body: { reason: 'BadRequest', message: expect.stringContaining('cannot be handled as a Job') },
    });
  });

  it('in defaults and choices of a schema keep every digit', async ({ namespace }) => {
    const sizes = [9007199254740993n, 9007199254740995n];
    await using boats = await createDefinition([version({ size: { type: 'integer' } })]);
    const at = '/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/size';
    const size = `{"type":"integer","default":${sizes[0]},"maximum":9007199254740999,"enum":[${sizes.join()}]}`;
    const body = `[{"op":"replace","path":"${at}","value":${size}}]`;
    const contentType = 'application/json-patch+json';
    const changed = await api.send('PATCH', boats.url, { body, contentType, raw: true });
    expect(changed.body).toContain(`"default":${sizes[0]}`);
    expect(changed.body).toContain(`"enum":[${sizes.join()}]`);
    // a bound is a float there
    expect(changed.body).toContain('"maximum":9007199254741000');
    await eventually(async () => {
      const made = JSON.stringify(boats.object('a', { spec: {} }));
      const path = boats.path(namespace);
      const filled = await api.send('POST', path, { body: made, query: { dryRun: 'All' }, raw: true });
      expect(filled.body).toContain(`"size":${sizes[0]}`);
    });
    const above = JSON.stringify(boats.object('a', { spec: { size: '@' } })).replace(
      '"@"',
      '9007199254741001',
    );
    const refused = await api.send('POST', boats.path(namespace), { body: above });
    expect(text(refused.body, 'message')).toContain('should be less than or equal to 9007199254741000');
  });
});
