import type { ErrorCode } from '#lib/errors.ts';

interface ErrorWords {
  /** What has happened, to somebody who sees the code for the first time. */
  means: string;
  /** What the reader of the code does about it. */
  todo: string;
}

/** What each code says in plain words; the numbers and names beside it are in the table of lib/errors.ts. */
export const errorWords = {
  INVALID: {
    means:
      'The request cannot be read or breaks a rule: no JSON, a missing field, a value of the wrong form, a query that is not known.',
    todo: 'Correct what the message names and send it again. The member `details` of a console answer lists each field.',
  },
  UNAUTHENTICATED: {
    means:
      'It is not known who calls. The console was opened without its link, the bearer token is wrong, or the edge got no client certificate that it accepts.',
    todo: 'Open the console by the link that `npx mooring status` prints. At the edge: call with the certificate that the connector issued, and pair again where it has expired.',
  },
  FORBIDDEN: {
    means:
      'It is known who calls, and the call is not allowed: a used or expired token, a certificate of another Application, a missing role in Kubernetes, an address that the platform does not go to.',
    todo: 'Ask for a new token, use the certificate of this Application, or have the permission granted that the message names.',
  },
  NOT_FOUND: {
    means: 'What the address or the request names is not there, or is not there any more.',
    todo: 'Check spelling, namespace and Application. Where something else is to create it first, wait for that.',
  },
  METHOD_NOT_ALLOWED: {
    means: 'The path exists, but not for this HTTP method.',
    todo: 'Look the method up in the description of the API: `/v1/api.yaml` of the connector, `/APP/v1/metadata/api.yaml` of the registry.',
  },
  EXISTS: {
    means: 'Something of this name or identifier is there already, and the call was to create it.',
    todo: 'Take another name, or change what is there instead of creating it.',
  },
  CONFLICT: {
    means:
      'Somebody else, or a controller, has changed the same thing since it was read; or an operation on it still runs.',
    todo: 'Read it again and repeat the change on what is there now. The console shows both versions where they disagree.',
  },
  GONE: {
    means:
      'The place to go on from is forgotten: a watch from a revision that the API server no longer has, a page of a list that expired, an instance that was deleted.',
    todo: 'Begin anew, with a list in place of the watch. Controllers and the console do that by themselves.',
  },
  PRECONDITION: {
    means:
      'Something that has to be there before the call is missing: a header that a broker asks for, kinds that another product was to install, a certificate that is still valid.',
    todo: 'Bring about what the message names, then repeat the call.',
  },
  TOO_LARGE: {
    means: 'The body of the request, or what would be stored of it, is larger than its limit.',
    todo: 'Send less, or raise the limit that the message names, such as `MOORING_MAX_SPEC_BYTES` for specifications.',
  },
  HEADERS_TOO_LARGE: {
    means: 'URL and headers of the request together are larger than their limit.',
    todo: 'Send fewer or shorter headers (often it is cookies), or raise `MOORING_MAX_HEADER_BYTES`.',
  },
  UNPROCESSABLE: {
    means:
      'The request can be read, but what it asks for does not fit what is there: a schema refuses a field, a plan belongs to another service, a binding has no Secret yet.',
    todo: 'Change the field that the message names, or first bring about the state that it asks for.',
  },
  INTERNAL: {
    means:
      'Something went wrong that nobody expected, or stored data cannot be used. The message reveals nothing on purpose; the cause is in the log.',
    todo: 'Repeat the call once. If it stays, search the log of the component for the time or the request id and report what is there.',
  },
  UPSTREAM: {
    means:
      'A server that was called in turn answered with an error or with something else than it should: the outside application, a token endpoint, a host of specifications, the registry.',
    todo: 'Look at the server that the message names: its address, its certificate, the credentials registered for it. Then repeat the call.',
  },
  UNAVAILABLE: {
    means:
      'What is needed for an answer cannot be reached right now: the Kubernetes API, a component that starts, a console with too many open pages.',
    todo: 'Wait and repeat; `Retry-After`, where it is given, says how long. Where it lasts, `npx mooring status` names what is silent.',
  },
  TIMEOUT: {
    means: 'Something was waited for and did not come in time. It may still happen.',
    todo: 'Look first whether it has happened meanwhile, then repeat. Where it stays, look at what was waited for: the message names it.',
  },
} as const satisfies Record<ErrorCode, ErrorWords>;
