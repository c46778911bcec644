#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { errorText, isMooringError } from '#lib/errors.ts';
import { runPlatform } from './run-platform.ts';

// The image's entry: the platform alone, without what serves the console.
const { values } = parseArgs({
  options: {
    components: { type: 'string' },
    'health-port': { type: 'string', default: '8090' },
  },
});

try {
  await runPlatform({ components: values.components ?? '', healthPort: Number(values['health-port']) });
} catch (error) {
  console.error(errorText(error));
  if (isMooringError(error) && error.hint !== undefined) {
    console.error(error.hint);
  }
  process.exit(1);
}
