import type { signIn as english } from '#locales/en/sign-in.ts';
import type { Translated } from '#locales/translated.ts';

export const signIn: Translated<typeof english> = {
  title: 'Anmelden',
  about: 'Sie sehen und ändern hier, was der Cluster Ihnen erlaubt.',
  ended: 'Ihre Sitzung ist beendet. Melden Sie sich an, um fortzufahren.',
  signedOut: 'Sie haben sich abgemeldet.',
  refused:
    'Der Cluster nimmt dieses Token nicht an. Es ist vielleicht abgelaufen oder für einen anderen Empfänger gemacht.',
  issuerRefused:
    'Die Anmeldung ist nicht gelungen. Versuchen Sie es erneut, und fragen Sie die Administration, wenn es so bleibt.',
  withIssuer: 'Mit {title} anmelden',
  tokenLabel: 'Token von Kubernetes',
  tokenHint:
    'Fügen Sie ein, was dieser Befehl ausgibt. Die Konsole bewahrt es verschlüsselt auf, bis Sie sich abmelden.',
  submitToken: 'Anmelden',
};
