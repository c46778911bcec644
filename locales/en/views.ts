export const views = {
  nodeAndName: '{noun} {name}',
  subjectInNamespace: '{subject} in {namespace}',
  countOfNodes:
    '{kind, select, application {{count, plural, one {# Application} other {# Applications}}} service {{count, plural, one {# service} other {# services}}} class {{count, plural, one {# catalog entry} other {# catalog entries}}} instance {{count, plural, one {# instance} other {# instances}}} binding {{count, plural, one {# binding} other {# bindings}}} usage {{count, plural, one {# usage} other {# usages}}} workload {{count, plural, one {# workload} other {# workloads}}} other {{count, plural, one {# pod} other {# pods}}}}',
  expiryClient: 'Client certificate {fingerprint}',
  expiryReplaced: 'Replaced',
  expiryLaterValid: 'A later certificate is valid. It can be revoked.',
  expiryCutOff: '{application} has no valid certificate: it cannot call in. Pair it again.',
  expiryApplicationGone: 'There is no Application of this name any more.',
  expiryFromEarlier: 'From an earlier Application of this name.',
  expiryCallsIn: 'The application calls in with it.',
  expiryAuthority: 'CA of client certificates',
  expiryAuthorityNote:
    'It signs all client certificates. Replace it before it ends, so that applications renew in time.',
  expiryFormerAuthority: 'Former CA of client certificates',
  expiryFormerAuthorityNote: 'Certificates that it signed are trusted until it ends.',
  expiryEdge: 'Certificate of the edge, {address}',
  expiryEdgeNote:
    'The edge renews the one that it made itself 30 days before its end. Any other has to be replaced by whoever made it.',
  expiryCalled: '{services, plural, one {One service is} other {# services are}} called there.',
  expiryCalledOfMany:
    '{services, plural, one {One service is} other {# services are}} called there, of {applications} applications.',
  expirySignedBy: 'Signed by {issuer}.',
  expiryNoCertificate: 'It shows no certificate.',
  expiryNotLookedAt: 'Not looked at',
  expiryNotKnown: 'Not known',
  expiryToken: 'One-time token {id}',
  expiryTokenNote: 'Whoever has it can pair once.',
  expiryNotUsed: 'Not used yet',
  expiryOpened: 'Opened',
} as const;
