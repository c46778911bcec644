import type { Sentence } from '#lib/domain/texts/message.ts';
import type { DocumentModel, Outlined } from './document-model.ts';

/** What limits the values of a type; absent where there is no limit. */
export interface ODataFacets {
  maxLength?: number;
  precision?: number;
  scale?: number;
  /** No characters beyond ASCII. */
  isAscii?: true;
}

/** What may stand in a place: a property, a parameter, a result. */
export interface ODataValue {
  type: string;
  nullable: boolean;
  facets: ODataFacets;
  /** What the document states of them, in words such as `longest 3`. */
  rules: Sentence[];
}

export interface ODataProperty extends ODataValue {
  name: string;
  isKey: boolean;
  isNavigation: boolean;
  /** There where callers need not say it, for it has a value of its own. */
  hasDefault?: true;
  /** What callers cannot do with it, such as `updates` or `sorting`. */
  restrictions: Sentence[];
}

export interface ODataType extends Outlined {
  /** With its namespace. */
  name: string;
  /** `definition`: another name for a primitive type. `term`: what annotations may say. */
  kind: 'entity' | 'complex' | 'enum' | 'definition' | 'term';
  /** The type it extends, or of an enumeration, a definition or a term the one of its values; '' where there is none. */
  base: string;
  isAbstract?: true;
  /** There where it takes properties that are not declared. */
  isOpen?: true;
  /** There where it is described by a stream of bytes beside its properties. */
  hasStream?: true;
  /** There where its members may be combined. */
  isFlags?: true;
  /** Paths of the properties that tell one entity from another; empty where those of its base do. */
  keys: string[];
  properties: ODataProperty[];
  /** Of an enumeration. */
  members: { name: string; value: string }[];
  facets: ODataFacets;
  rules: Sentence[];
}

export interface ODataSet {
  name: string;
  /** Of its entities. */
  type: string;
  kind: 'set' | 'singleton';
  /** What callers cannot do with it, such as `inserts` or `filters by price`. */
  restrictions: Sentence[];
}

export interface ODataParameter extends ODataValue {
  name: string;
  /** There where callers may leave it out. */
  isOptional?: true;
}

/** An action or a function; of OData 2 and 3, where an import describes itself, what that calls. */
export interface ODataOperation {
  /** With its namespace, that of an import which describes itself without. Several have the same where they are bound to different types, or are functions. */
  name: string;
  kind: 'action' | 'function';
  /** The type that it is called on; '' where it is called by an import. */
  boundTo: string;
  /** Without the one that it is called on. */
  parameters: ODataParameter[];
  result?: ODataValue;
  /** There where more of the URL may follow. */
  isComposable?: true;
}

/** What calls an operation by a name of its own. */
export interface ODataImport {
  name: string;
  method: string;
  /** Name of what it calls. */
  operation: string;
}

export interface ODataModel extends DocumentModel {
  kind: 'odata';
  /** Of the protocol, '' where the document does not tell. */
  protocol: string;
  sets: ODataSet[];
  operations: ODataOperation[];
  imports: ODataImport[];
  types: ODataType[];
}
