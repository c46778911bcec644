import type { Application } from '#lib/domain/application/application.ts';

/** How the targets of an Application are trusted. */
export interface TargetTls {
  /** `spec.skipVerify` (binding contract 5.7): any certificate will do. */
  skipVerify: boolean;
  /** Secret with the CA of the targets; undefined: the public ones. */
  caSecretName: string | undefined;
}

/** Annotation of an Application: name of a Secret beside the credentials whose `ca.crt` its targets are verified with, labelled `app`. */
export const caSecretAnnotation = 'gateway.mooring.dev/ca-secret';

/** Trust is declared on the Application, because one outside system has one CA. */
export function readTargetTls({ metadata, spec }: Application): TargetTls {
  const name = metadata.annotations?.[caSecretAnnotation];
  return {
    skipVerify: spec?.skipVerify === true,
    caSecretName: name === undefined || name === '' ? undefined : name,
  };
}
