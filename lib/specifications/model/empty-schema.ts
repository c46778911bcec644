import type { SchemaModel } from './specification-model.ts';

/** A schema that allows anything. */
export const emptySchema: SchemaModel = {
  type: '',
  format: '',
  title: '',
  description: '',
  deprecated: false,
  properties: [],
  values: [],
  rules: [],
};
