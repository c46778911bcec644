export interface UserInfo {
  name: string;
  uid?: string;
  groups: string[];
  extra?: { [key: string]: string[] };
}

export const mastersGroup = 'system:masters';

export const adminUser: UserInfo = {
  name: 'kubernetes-admin',
  groups: [mastersGroup, 'system:authenticated'],
};

export const anonymousUser: UserInfo = { name: 'system:anonymous', groups: ['system:unauthenticated'] };
