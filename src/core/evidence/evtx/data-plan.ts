import type { ElementNode, Template } from './binxml-node.ts';
import { partOf } from './event-plan.ts';
import type { Part } from './slot-value.ts';

/** One value of a template's EventData or UserData. */
export interface PlannedField {
  readonly name: string;
  readonly part: Part;
  readonly dependsOn: number;
}

const plans = new WeakMap<ElementNode, readonly PlannedField[] | 'unusual'>();

/** The values an EventData or UserData element holds; undefined where they must be found in the filled-in XML. */
export function dataPlanOf(section: ElementNode): readonly PlannedField[] | undefined {
  let plan = plans.get(section);
  if (plan === undefined) {
    const fields: PlannedField[] = [];
    const usual = section.name === 'EventData' ? addData(fields, section) : addPaths(fields, section);
    plan = usual ? fields : 'unusual';
    plans.set(section, plan);
  }
  return plan === 'unusual' ? undefined : plan;
}

/** The one element that an inner template consists of. */
export function soleElement(template: Template): ElementNode | undefined {
  const [node] = template.nodes;
  return template.nodes.length === 1 && node?.kind === 'element' ? node : undefined;
}

function addData(fields: PlannedField[], section: ElementNode): boolean {
  if (section.dependsOn >= 0) return false;
  return section.children.every((child) => {
    if (child.kind !== 'element') return false;
    const given = child.attributes.find(({ name }) => name === 'Name');
    const name = given === undefined ? (child.name === 'Data' ? '' : child.name) : partOf(given.parts);
    const part = partOf(child.children);
    if (part === undefined || typeof name !== 'string') return false;
    fields.push({ name, part, dependsOn: child.dependsOn });
    return true;
  });
}

// UserData holds one element of the provider's, and the values inside that.
function addPaths(fields: PlannedField[], section: ElementNode): boolean {
  const [outermost] = section.children;
  if (section.name !== 'UserData' || section.children.length !== 1 || outermost?.kind !== 'element')
    return false;
  if (section.dependsOn >= 0 || outermost.dependsOn >= 0 || outermost.children.length === 0) return false;
  const plain = outermost.attributes.every(({ name }) => name.startsWith('xmlns'));
  return (
    plain &&
    outermost.children.every((child) => {
      const part = child.kind === 'element' ? partOf(child.children) : undefined;
      if (child.kind !== 'element' || part === undefined || child.attributes.length > 0) return false;
      fields.push({ name: child.name, part, dependsOn: child.dependsOn });
      return true;
    })
  );
}
