import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { issueText } from '#lib/domain/texts/issue-text.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { problem } from './problem.ts';
import { readBody } from './respond.ts';

function request(body: string): Request {
  return new Request('http://127.0.0.1/api/x', { method: 'POST', body });
}

beforeAll(() => {
  // the answers are what is looked at, not the log
  (globalThis as { mooringConsoleLog?: unknown }).mooringConsoleLog = {
    debug() {},
    info() {},
    warn() {},
    error() {},
  };
});

test('an expected failure tells code, message and hint with the status of its code', async () => {
  const answer = problem(new MooringError('EXISTS', 'The name is taken.', { hint: 'Choose another.' }), 'en');
  expect(answer.status).toBe(409);
  expect(await answer.json()).toEqual({
    error: { code: 'EXISTS', message: 'The name is taken.', hint: 'Choose another.' },
  });
});

test('an unexpected failure reveals nothing', async () => {
  const answer = problem(new Error('password of the database'), 'en');
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('password');
});

test('a body that is not JSON, or lacks a field, is refused by name', async () => {
  const schema = z.object({ name: z.string(), size: z.number() });
  await expect(readBody(request('{'), schema)).rejects.toMatchObject({ code: 'INVALID' });
  await expect(readBody(request('{"name":1}'), schema)).rejects.toMatchObject({
    code: 'INVALID',
    details: [{ field: 'name' }, { field: 'size' }],
  });
  expect(await readBody(request('{"name":"a","size":1,"more":2}'), schema)).toEqual({ name: 'a', size: 1 });
});

test('what is wrong with a field is said in the language of the reader', async () => {
  const schema = z.object({ name: z.string().max(1, issueText(message('requests.atMost', { most: 1 }))) });
  const thrown: unknown = await readBody(request('{"name":"shop"}'), schema).catch((error: unknown) => error);
  expect(await problem(thrown, 'de').json()).toEqual({
    error: {
      code: 'INVALID',
      message: 'Die Anfrage ist nicht gültig. name: Verwenden Sie höchstens 1 Zeichen.',
      details: [{ field: 'name', message: 'Verwenden Sie höchstens 1 Zeichen.' }],
    },
  });
});
