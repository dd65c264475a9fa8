/** Binary XML after its names and tokens were resolved; slots are filled from a template instance's values. */
export type BinXmlNode = ElementNode | TextNode | SlotNode | InstanceNode | EntityNode | InstructionNode;

export interface ElementNode {
  readonly kind: 'element';
  readonly name: string;
  /** The slot this element depends on: where that value is absent, so is the element. -1 for none. */
  readonly dependsOn: number;
  readonly attributes: readonly AttributeNode[];
  readonly children: readonly BinXmlNode[];
}

export interface AttributeNode {
  readonly name: string;
  readonly parts: readonly BinXmlNode[];
}

/** Characters as they are; `cdata` ones were written as a CDATA section. */
export interface TextNode {
  readonly kind: 'text';
  readonly text: string;
  readonly cdata: boolean;
}

/** A place that value number `index` of the template instance fills. */
export interface SlotNode {
  readonly kind: 'slot';
  readonly index: number;
  readonly optional: boolean;
}

/** A template instance that stands inside a fragment. */
export interface InstanceNode {
  readonly kind: 'instance';
  readonly instance: TemplateInstance;
}

/** A reference to an entity that XML does not predefine, kept as `&name;`. */
export interface EntityNode {
  readonly kind: 'entity';
  readonly name: string;
}

export interface InstructionNode {
  readonly kind: 'instruction';
  readonly target: string;
  readonly text: string;
}

/** A template definition; `id` is the first part of its GUID, which instances repeat. */
export interface Template {
  readonly id: number;
  readonly nodes: readonly BinXmlNode[];
}

/** A template and where in the chunk its values lie. */
export interface TemplateInstance {
  readonly template: Template;
  /** Byte position of the first value descriptor: size (2), type (1), zero (1) each. */
  readonly descriptors: number;
  /** Byte position of each value. */
  readonly positions: readonly number[];
}

/** What a record or a BinXml value holds: usually one template instance, else elements written out. */
export type Fragment =
  | { readonly kind: 'instance'; readonly instance: TemplateInstance }
  | { readonly kind: 'nodes'; readonly nodes: readonly BinXmlNode[] };
