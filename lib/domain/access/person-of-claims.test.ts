import { expect, it } from 'vitest';
import { personOfClaims } from './person-of-claims.ts';

const rules = {
  nameClaim: 'email',
  namePrefix: 'corp:',
  groupsClaim: 'groups',
  groupsPrefix: 'corp:',
  allowedSystemGroups: [],
};
const bare = { ...rules, namePrefix: '', groupsPrefix: '' };

it('puts the prefixes before name and groups', () => {
  expect(personOfClaims({ email: 'ann@example.com', groups: ['dev', 'ops', 'dev'] }, rules)).toEqual({
    name: 'corp:ann@example.com',
    groups: ['corp:dev', 'corp:ops'],
  });
  expect(personOfClaims({ email: 'ann@example.com', groups: 'dev' }, rules)?.groups).toEqual(['corp:dev']);
});

it.each([undefined, null, '', []])('knows no groups by %j', (groups) => {
  expect(personOfClaims({ email: 'ann@example.com', groups }, rules)?.groups).toEqual([]);
});

it.each([
  'system:masters',
  'System:masters',
  ' system:masters',
  'system:masters ',
  '\tsystem:masters',
  'dev,system:masters',
  'dev, system:masters',
  'dev\r\nImpersonate-Group: system:masters',
  'dev\u0000',
  '\u200bsystem:masters',
  '',
  ' ',
])('gives nobody the group %j', (group) => {
  expect(personOfClaims({ email: 'ann@example.com', groups: ['dev', group] }, bare)?.groups).toEqual(['dev']);
});

it('gives a group of Kubernetes itself where it is allowed by name', () => {
  const allowing = { ...bare, allowedSystemGroups: ['system:monitoring'] };
  const groups = ['system:monitoring', 'system:masters'];
  expect(personOfClaims({ email: 'ann@example.com', groups }, allowing)?.groups).toEqual([
    'system:monitoring',
  ]);
});

it.each([[1], { dev: true }, 7, true, [['dev']], Array.from({ length: 501 }, String)])(
  'refuses who brings what are no groups: %j',
  (groups) => expect(personOfClaims({ email: 'ann@example.com', groups }, rules)).toBeUndefined(),
);

it.each([
  {},
  { email: '' },
  { email: ' ann' },
  { email: 7 },
  { email: ['ann'] },
  { email: 'ann\n' },
  { email: 'a'.repeat(513) },
  { email: 'ann@example.com', email_verified: false },
])('knows nobody by %j', (claims) => expect(personOfClaims(claims, rules)).toBeUndefined());

it.each(['system:admin', 'system:serviceaccount:kube-system:default', 'System:admin', 'ann,system:admin'])(
  'lets nobody be %s',
  (email) => {
    expect(personOfClaims({ email }, bare)).toBeUndefined();
    expect(personOfClaims({ email }, rules)?.name).toBe(email.includes(',') ? undefined : `corp:${email}`);
  },
);
