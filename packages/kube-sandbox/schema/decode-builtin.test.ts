import { describe, expect, it } from 'vitest';
import { decodeBuiltin } from './decode-builtin.ts';
import { refTo } from './schema.ts';

const pod = refTo('io.k8s.api.core.v1.Pod');
const secret = refTo('io.k8s.api.core.v1.Secret');

describe('reading built-in objects', () => {
  it('drops unknown fields, nulls and empty values as the real encoder does', () => {
    const { object, findings } = decodeBuiltin(pod, {
      metadata: { name: 'a', labels: {}, annotations: null },
      spec: {
        foo: 1,
        hostNetwork: false,
        containers: [{ name: 'c', args: [], bar: 2 }],
        volumes: [{ name: 'v', emptyDir: {} }],
      },
    });
    expect(object).toEqual({
      metadata: { name: 'a' },
      spec: { containers: [{ name: 'c' }], volumes: [{ name: 'v', emptyDir: {} }] },
    });
    expect(findings.unknownFields).toEqual(['spec.foo', 'spec.containers[0].bar']);
  });

  it('keeps zeros that mean something', () => {
    const deployment = refTo('io.k8s.api.apps.v1.Deployment');
    const { object } = decodeBuiltin(deployment, { spec: { replicas: 0, minReadySeconds: 0 } });
    expect(object).toEqual({ spec: { replicas: 0 } });
  });

  it('finds values of a wrong type', () => {
    expect(decodeBuiltin(pod, { spec: { containers: {} } }).findings.typeProblem).toContain(
      'cannot unmarshal object into Go struct field spec.containers',
    );
  });

  it.each<[string, unknown, boolean]>([
    ['of 64 bits', 9007199254740993n, true],
    ['rounded by its exponent', 9007199254740992, false],
    ['too large to be whole', 1e20, false],
    ['with a fraction', 1.5, false],
  ])('takes a number %s for what Go makes of it', (_what, value, isWhole) => {
    const { object, findings } = decodeBuiltin(pod, { spec: { activeDeadlineSeconds: value } });
    expect(findings.typeProblem === undefined).toBe(isWhole);
    expect(object).toEqual({ spec: isWhole ? { activeDeadlineSeconds: value } : {} });
  });

  it('takes no number of 64 bits where there are 32', () => {
    const { findings } = decodeBuiltin(pod, { spec: { priority: 2 ** 31 } });
    expect(findings.typeProblem).toContain('int32');
  });

  it.each([
    ['YQ==', undefined],
    ['YQ=', 'illegal base64 data'],
    ['Y*==', 'illegal base64 data at input byte 1'],
  ])('checks base64 %s', (value, expected) => {
    const { typeProblem } = decodeBuiltin(secret, { data: { k: value } }).findings;
    if (expected === undefined) expect(typeProblem).toBeUndefined();
    else expect(typeProblem).toContain(expected);
  });
});
