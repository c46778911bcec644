import type { Command } from 'commander';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import type { ClusterFlags } from './open-cluster.ts';

interface RotateFlags extends ClusterFlags {
  ca?: string;
  key?: string;
  overlap: boolean;
}

const context = {
  say: (line: string) => console.log(line),
  env: process.env,
  now: () => new Date(),
};

/** `mooring certificates`: what an operator of the platform does about client certificates and their CA. */
export function addCertificatesCommand(program: Command): void {
  const certificates = program
    .command('certificates')
    .description('list and revoke client certificates, replace the CA that signs them');

  onCluster(certificates.command('list').argument('[application]', 'of this Application only'))
    .description('list the certificates that were issued')
    .action(async (application: string | undefined, flags: ClusterFlags) => {
      const { listCertificates } = await import('./list-certificates.ts');
      await listCertificates(application, flags, context);
    });

  onCluster(certificates.command('revoke').argument('<certificate>', 'SHA-256 fingerprint, or a PEM file'))
    .description('revoke a certificate for good')
    .action(async (certificate: string, flags: ClusterFlags) => {
      const { revokeCertificate } = await import('./revoke-certificate.ts');
      await revokeCertificate(certificate, flags, context);
    });

  onCluster(certificates.command('rotate-ca'))
    .description('replace the CA; certificates of the one before stay valid until they end')
    .option('--ca <file>', 'PEM of the CA to use, instead of a new one')
    .option('--key <file>', 'PEM of its private key')
    .option('--no-overlap', 'end the trust in all certificates issued so far, at once')
    .action(async (flags: RotateFlags) => {
      const { rotateAuthority } = await import('./rotate-authority.ts');
      await rotateAuthority(flags, context);
    });
}

function onCluster(command: Command): Command {
  return command
    .option('--home <dir>', 'where a running Mooring keeps its state', '.mooring')
    .option('--kubeconfig <file>', 'use this cluster')
    .option('--context <name>', 'context of the kubeconfig')
    .option('--namespace <name>', 'where the connector keeps its objects', integrationNamespace);
}
