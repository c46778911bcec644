import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/**
 * To be imported before all else: Node keeps what it makes of the sources beside the packages, for this process and for those that it
 * starts. Where nothing can be written there, it does as it did before.
 */
const { directory } = enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'node'));
if (directory !== undefined) {
  process.env.NODE_COMPILE_CACHE ??= directory;
}
