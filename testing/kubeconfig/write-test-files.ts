import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names that the test server's certificate holds. */
const serverNames = 'subjectAltName=DNS:localhost,DNS:internal.example,IP:127.0.0.1';

/**
 * Writes what kubeconfigs name into `dir`: a CA, certificates of a server and of two clients, a token, and credential
 * plugins in `bin/`, which leaves what it was told in `exec-info.json` and gives what `exec-credential.json` says.
 */
export function writeTestFiles(dir: string): void {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=ca', '-days', '30');
  writeFileSync(join(dir, 'names'), serverNames);
  for (const name of ['server', 'client', 'renewed']) {
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    const authority = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '30'];
    openssl('x509', '-req', '-in', `${name}.csr`, ...authority, '-extfile', 'names', '-out', `${name}.pem`);
  }
  writeFileSync(join(dir, 'token'), 'of-the-file\n');
  giveCredential(dir, { token: 'of-the-plugin' });
  mkdirSync(join(dir, 'bin'));
  writeFileSync(
    join(dir, 'bin', 'plugin'),
    `#!/bin/sh
printf '%s' "$KUBERNETES_EXEC_INFO" > '${join(dir, 'exec-info.json')}'
printf '%s' "$GREETING" > '${join(dir, 'exec-greeting')}'
cat '${join(dir, 'exec-credential.json')}'
`,
    { mode: 0o755 },
  );
  const failing = "#!/bin/sh\necho 'Sign in first.' >&2\nexit 3\n";
  writeFileSync(join(dir, 'bin', 'failing-plugin'), failing, { mode: 0o755 });
}

/** What the plugin gives from now on, as the `status` of an ExecCredential. */
export function giveCredential(dir: string, status: Record<string, string>): void {
  const credential = { apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status };
  writeFileSync(join(dir, 'exec-credential.json'), JSON.stringify(credential));
}

/** The text of one of the files. */
export function readTestFile(dir: string, name: string): string {
  return readFileSync(join(dir, name), 'utf8');
}
