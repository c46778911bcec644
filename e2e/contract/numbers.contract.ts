import { describe, expect } from 'vitest';
import { createDefinition, version } from './definition-fixtures.ts';
import { it } from './scratch.ts';
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
