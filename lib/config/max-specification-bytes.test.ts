import { expect, it } from 'vitest';
import { specificationSizeProblem } from '#lib/specifications/specification-size.ts';
import { renderMessage } from '#lib/texts/render-message.ts';
import { readApplicationRegistryConfig } from '#services/application-registry/config.ts';
import { maxSpecificationBytes, maxSpecificationRequestBytes } from './max-specification-bytes.ts';

it('is one limit for the registry and the console', () => {
  for (const env of [{}, { MOORING_MAX_SPEC_BYTES: '1000000' }] as NodeJS.ProcessEnv[]) {
    const { specLimitBytes, bodyLimitBytes } = readApplicationRegistryConfig(env);
    expect(specLimitBytes).toBe(maxSpecificationBytes(env));
    expect(bodyLimitBytes).toBe(maxSpecificationRequestBytes(env));
    expect(bodyLimitBytes).toBeGreaterThan(2 * specLimitBytes);
  }
  expect(maxSpecificationBytes({})).toBe(16 * 1024 * 1024);
});

it('counts bytes and not characters', () => {
  expect(specificationSizeProblem('x'.repeat(maxSpecificationBytes()))).toBeUndefined();
  const problem = specificationSizeProblem('ü'.repeat(maxSpecificationBytes() / 2 + 1));
  expect(problem && renderMessage('en', problem)).toContain('16,777,218 bytes');
});

it('names the variable that is wrong', () => {
  expect(() => maxSpecificationBytes({ MOORING_MAX_SPEC_BYTES: 'much' })).toThrow(/MOORING_MAX_SPEC_BYTES/);
});
