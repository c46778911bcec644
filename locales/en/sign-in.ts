export const signIn = {
  title: 'Sign in',
  about: 'You see and may change here what the cluster allows you.',
  ended: 'Your session has ended. Sign in to go on.',
  signedOut: 'You have signed out.',
  refused:
    'The cluster does not accept this token. It may have ended, or have been made for another audience.',
  issuerRefused: 'You could not be signed in. Try again, and ask an administrator if it stays so.',
  withIssuer: 'Sign in with {title}',
  tokenLabel: 'Token of Kubernetes',
  tokenHint: 'Paste what this command prints. The console keeps it encrypted until you sign out.',
  submitToken: 'Sign in',
} as const;
