import { userOfToken } from '../auth/authenticate.ts';
import { type Attributes, authorize, grantsFor } from '../auth/authorize.ts';
import { defaultAudiences, signToken } from '../auth/service-account-token.ts';
import { mastersGroup, type UserInfo } from '../auth/user-info.ts';
import { badRequest, invalid, notFound } from '../meta/api-error.ts';
import { type ApiObject, type Fields, fieldsOf, isFields, listOf, textOf } from '../meta/api-object.ts';
import { invalidValue } from '../meta/field-error.ts';
import { type ApiContext, isoSeconds, type ResourceRequest } from './api-context.ts';
import { completeObject, expectKind } from './decode-object.ts';

function attributesOf(spec: Fields): Attributes {
  const resource = fieldsOf(spec.resourceAttributes);
  const path = isFields(spec.nonResourceAttributes) ? textOf(spec.nonResourceAttributes.path) : undefined;
  const verb = path === undefined ? resource.verb : fieldsOf(spec.nonResourceAttributes).verb;
  return {
    verb: textOf(verb),
    group: textOf(resource.group),
    resource: textOf(resource.resource),
    subresource: textOf(resource.subresource),
    namespace: textOf(resource.namespace),
    name: textOf(resource.name),
    path,
  };
}

function userOfSpec(spec: Fields): UserInfo {
  const groups = listOf(spec.groups).map(textOf);
  return { name: textOf(spec.user), groups };
}

function accessReview(api: ApiContext, review: ApiObject, user: UserInfo): ApiObject {
  const spec = fieldsOf(review.spec);
  const both = isFields(spec.resourceAttributes) && isFields(spec.nonResourceAttributes);
  if (both || (!isFields(spec.resourceAttributes) && !isFields(spec.nonResourceAttributes))) {
    const detail = both
      ? 'cannot be specified in combination with resourceAttributes'
      : 'exactly one of nonResourceAttributes or resourceAttributes must be specified';
    const field = both ? 'spec.nonResourceAttributes' : 'spec.resourceAttributes';
    throw invalid('authorization.k8s.io', review.kind, '', [
      invalidValue(field, spec.resourceAttributes ?? null, detail),
    ]);
  }
  const { allowed, reason } = authorize(api, user, attributesOf(spec));
  return { ...review, status: { allowed, ...(reason ? { reason } : {}) } };
}

function rulesReview(api: ApiContext, review: ApiObject, user: UserInfo): ApiObject {
  const namespace = textOf(fieldsOf(review.spec).namespace);
  if (!namespace) throw badRequest('no namespace on request');
  const all = { verbs: ['*'], apiGroups: ['*'], resources: ['*'], resourceNames: [], nonResourceURLs: [] };
  const everything = {
    verbs: ['*'],
    apiGroups: [],
    resources: [],
    resourceNames: [],
    nonResourceURLs: ['*'],
  };
  const rules = user.groups.includes(mastersGroup)
    ? [all, everything]
    : grantsFor(api, user, namespace).map((grant) => grant.rule);
  const resourceRules = rules
    .filter((rule) => rule.resources.length > 0)
    .map(({ verbs, apiGroups, resources, resourceNames }) => ({
      verbs,
      apiGroups,
      resources,
      ...(resourceNames.length > 0 ? { resourceNames } : {}),
    }));
  const nonResourceRules = rules
    .filter((rule) => rule.nonResourceURLs.length > 0)
    .map(({ verbs, nonResourceURLs }) => ({ verbs, nonResourceURLs }));
  return { ...review, status: { resourceRules, nonResourceRules, incomplete: false } };
}

function tokenReview(api: ApiContext, review: ApiObject): ApiObject {
  const spec = fieldsOf(review.spec);
  const audiences = listOf(spec.audiences).map(textOf);
  const user = userOfToken(api, textOf(spec.token), audiences.length > 0 ? audiences : defaultAudiences);
  if (!user)
    return { ...review, status: { authenticated: false, user: {}, error: '[invalid bearer token]' } };
  const { name, uid, groups, extra } = user;
  const shown = { username: name, ...(uid ? { uid } : {}), groups, ...(extra ? { extra } : {}) };
  return {
    ...review,
    status: {
      authenticated: true,
      user: shown,
      audiences: audiences.length > 0 ? audiences : defaultAudiences,
    },
  };
}

/** Answers the requests that are reviewed and not stored. Undefined: the resource is none of them. */
export function answerReview(
  api: ApiContext,
  request: ResourceRequest,
  body: unknown,
): ApiObject | undefined {
  const { definition, user } = request;
  const review = completeObject(request, expectKind(definition, body), 'Ignore');
  switch (definition.kind) {
    case 'SelfSubjectAccessReview':
      return accessReview(api, review, user);
    case 'SubjectAccessReview':
    case 'LocalSubjectAccessReview':
      return accessReview(api, review, userOfSpec(fieldsOf(review.spec)));
    case 'SelfSubjectRulesReview':
      return rulesReview(api, review, user);
    case 'TokenReview':
      return tokenReview(api, review);
    default:
      return undefined;
  }
}

const minSeconds = 600;
const maxSeconds = 2 ** 32;

/** Issues a token for a ServiceAccount: the `token` subresource. Throws 404 and 422. */
export function requestToken(api: ApiContext, request: ResourceRequest, body: unknown): ApiObject {
  const account = api.store.get('core/serviceaccounts', request.namespace, request.name);
  if (!account) throw notFound({ group: '', resource: 'serviceaccounts' }, request.name);
  if (!isFields(body))
    throw badRequest('the body of a token request must be a TokenRequest of authentication.k8s.io/v1');
  const spec = fieldsOf(body.spec);
  const seconds = typeof spec.expirationSeconds === 'number' ? spec.expirationSeconds : 3600;
  const refuse = (detail: string): Error =>
    invalid('authentication.k8s.io', 'TokenRequest', '', [
      invalidValue('spec.expirationSeconds', seconds, detail),
    ]);
  if (seconds < minSeconds) throw refuse('may not specify a duration less than 10 minutes');
  if (seconds > maxSeconds) throw refuse('may not specify a duration larger than 2^32 seconds');
  const audiences = listOf(spec.audiences).map(textOf);
  const reference = fieldsOf(spec.boundObjectRef);
  let bound: { kind: string; name: string; uid: string } | undefined;
  if (textOf(reference.kind)) {
    const kind = textOf(reference.kind);
    const stored = api.store.get(`core/${kind.toLowerCase()}s`, request.namespace, textOf(reference.name));
    if (!stored) throw notFound({ group: '', resource: `${kind.toLowerCase()}s` }, textOf(reference.name));
    bound = { kind, name: textOf(reference.name), uid: stored.object.metadata.uid ?? '' };
  }
  const issuedAtSeconds = Math.floor(api.now().getTime() / 1000);
  const expiresAtSeconds = issuedAtSeconds + seconds;
  const accepted = audiences.length > 0 ? audiences : defaultAudiences;
  const token = signToken(api.tokenKey, {
    namespace: request.namespace,
    name: request.name,
    uid: account.object.metadata.uid ?? '',
    audiences: accepted,
    issuedAtSeconds,
    expiresAtSeconds,
    bound,
  });
  return {
    kind: 'TokenRequest',
    apiVersion: 'authentication.k8s.io/v1',
    metadata: { name: request.name, namespace: request.namespace, creationTimestamp: isoSeconds(api.now()) },
    spec: { audiences: accepted, expirationSeconds: seconds, boundObjectRef: spec.boundObjectRef ?? null },
    status: { token, expirationTimestamp: isoSeconds(new Date(expiresAtSeconds * 1000)) },
  };
}
