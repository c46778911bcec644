export const blastRadius = {
  notLookedUp: 'Who loses access could not be looked up',
  lookingUp: 'Looking up who loses access',
  andMore: 'and {count} more',
  inNamespace: 'in {namespace}',
  gatewayDoesNotSay: 'The gateway does not say when it was last called.',
  noCallSince: 'No call seen since the gateway started <time></time>.',
  lastCall: 'Last call <time></time>, by any workload that uses it.',
  lastCallTo: 'Last call <time></time> to {services}, by any workload that uses it.',
} as const;
