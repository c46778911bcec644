import { describe, expect, it } from 'vitest';
import { catalogLabels, catalogObjectName } from './catalog-names.ts';

describe('catalogObjectName', () => {
  it('keeps a UUID and the plan id made of it', () => {
    const id = '4b5cf1f2-2b4d-4f3f-9a53-0f6f5b0d4a55';
    expect(catalogObjectName(id)).toBe(id);
    expect(catalogObjectName(`${id}-plan`)).toBe(`${id}-plan`);
  });

  it('escapes upper case, z and everything that a name cannot hold', () => {
    expect(catalogObjectName('Az_é')).toBe('z41zz7azz5fzze9z');
  });

  it('cuts a long id and appends its MD5', () => {
    const name = catalogObjectName(`${'a'.repeat(29)}.${'b'.repeat(40)}`);
    expect(name).toMatch(/^a{29}-[0-9a-f]{32}$/);
  });
});

describe('catalogLabels', () => {
  it('hashes each text with SHA-224', () => {
    expect(catalogLabels({ externalName: '' })).toEqual({
      'servicecatalog.k8s.io/spec.externalName': 'd14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f',
    });
  });
});
