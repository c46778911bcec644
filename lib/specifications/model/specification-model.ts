import type { Sentence } from '#lib/domain/texts/message.ts';
import type { DocumentModel, Outlined } from './document-model.ts';
import type { ODataModel } from './odata-model.ts';

/** A JSON Schema as people read it. What it refers to by name is described once, in `schemas` of the document. */
export interface SchemaModel {
  /** Types it allows, such as `string`, `array` or `integer | null`; '' where it allows anything. */
  type: string;
  format: string;
  title: string;
  description: string;
  deprecated: boolean;
  /** Said of a schema whose type stands in its parts. */
  isNullable?: true;
  /** Properties that only answers have, or only requests. */
  access?: 'read only' | 'write only';
  /** Key of the shared schema that says all the rest. */
  ref?: string;
  properties: PropertyModel[];
  /** Required properties that another part describes. */
  demands?: string[];
  /** Of properties with any other name; undefined where nothing is said of them. */
  entries?: SchemaModel;
  /** Whether there may be no other properties. */
  isClosed?: true;
  /** Of an array's elements. */
  items?: SchemaModel;
  /** JSON texts of the only values that are allowed; empty where there is no such list. */
  values: string[];
  variants?: VariantsModel;
  /** What values must keep to, by their names in JSON Schema. */
  limits?: Record<string, number | string>;
  /** Further rules in words, such as `minimum 1`. */
  rules: Sentence[];
}

export interface PropertyModel {
  name: string;
  required: boolean;
  schema: SchemaModel;
}

export interface VariantsModel {
  how: 'all of' | 'one of' | 'any of';
  schemas: SchemaModel[];
}

export interface SharedSchema extends Outlined {
  /** JSON pointer to where it stands. */
  key: string;
  name: string;
  schema: SchemaModel;
}

/** A body in one format. */
export interface ContentModel {
  mediaType: string;
  schema: SchemaModel;
}

export interface ParameterModel {
  name: string;
  /** `path`, `query`, `querystring`, `header` or `cookie`; of a channel's address `address`. */
  place: string;
  required: boolean;
  description: string;
  deprecated: boolean;
  /** How lists and objects are written, such as `form, exploded`. */
  style: string;
  schema: SchemaModel;
}

export interface ResponseModel {
  /** Such as `200`, `4XX` or `default`. */
  status: string;
  description: string;
  headers: ParameterModel[];
  contents: ContentModel[];
}

export interface OperationModel extends Outlined {
  /** Upper case. */
  method: string;
  /** Of a webhook its name, of a callback the expression that says where it goes. */
  path: string;
  /** There for what the application calls and does not offer. */
  isWebhook?: true;
  /** Of a callback its name and the operation that leads to it, such as `POST /orders`. */
  callback?: { name: string; of: string };
  summary: string;
  description: string;
  /** The first tag, '' where there is none. */
  group: string;
  deprecated: boolean;
  parameters: ParameterModel[];
  body?: { required: boolean; description: string; contents: ContentModel[] };
  responses: ResponseModel[];
}

/** OpenAPI 3 and Swagger 2. */
export interface OpenApiModel extends DocumentModel {
  kind: 'openapi';
  servers: string[];
  operations: OperationModel[];
  schemas: SharedSchema[];
}

/** A fact for one protocol, such as `kafka`, `groupId`, `"orders"`. */
export interface BindingModel {
  protocol: string;
  name: string;
  /** JSON text. */
  value: string;
}

/** With what its traits say. */
export interface MessageModel {
  name: string;
  title: string;
  description: string;
  /** Its own or that of all messages, '' where none is stated. */
  contentType: string;
  payload?: SchemaModel;
  headers?: SchemaModel;
  /** Where the id stands that connects messages, such as `$message.header#/correlationId`; '' where there is none. */
  correlation: string;
  bindings: BindingModel[];
}

/** From the application's point of view: what it sends into the cluster, what it takes from there. */
export type MessageDirection = 'send' | 'receive';

/** What an application does on a channel, with what its traits say. */
export interface ActionModel {
  direction: MessageDirection;
  summary: string;
  messages: MessageModel[];
  bindings: BindingModel[];
  /** What answers it. */
  reply?: ReplyModel;
}

export interface ReplyModel {
  /** Of a channel, or where in the message the address stands; '' where neither is said. */
  address: string;
  messages: MessageModel[];
}

export interface ChannelModel extends Outlined {
  address: string;
  description: string;
  /** What stands in braces within the address. */
  parameters: ParameterModel[];
  bindings: BindingModel[];
  actions: ActionModel[];
}

export interface AsyncApiModel extends DocumentModel {
  kind: 'asyncapi';
  servers: string[];
  channels: ChannelModel[];
  schemas: SharedSchema[];
}

/** What a specification says, whatever language it is written in: what pages show and changes are found in. */
export type SpecificationModel = OpenApiModel | AsyncApiModel | ODataModel;
