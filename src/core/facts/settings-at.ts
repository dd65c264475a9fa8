import type { z } from 'zod';

/** The names of the settings that may stand at a place; none where the schema does not say. */
export function settingsAt(
  schema: z.ZodType,
  path: readonly PropertyKey[],
  whole: unknown,
): readonly string[] {
  let here = [{ schema, value: whole }];
  for (const key of path) here = here.flatMap((at) => within(at, key));
  return [
    ...new Set(
      here.flatMap((at) => plainOf(at)).flatMap(({ schema: { def } }) => Object.keys(def.shape ?? {})),
    ),
  ];
}

/** A schema with the value that it is about. */
interface Place {
  readonly schema: z.ZodType;
  readonly value: unknown;
}

/** What of a schema's definition leads further down. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly discriminator?: string;
}

function within(place: Place, key: PropertyKey): Place[] {
  return plainOf(place).flatMap(({ schema: { def }, value }) => {
    const next = def.shape?.[String(key)] ?? def.element ?? def.valueType;
    return next === undefined ? [] : [{ schema: next, value: valueAt(value, [key]) }];
  });
}

/** Without what wraps it: defaults, options, transformations; of a union those of its kind. */
function plainOf({
  schema,
  value,
}: Place): { readonly schema: { readonly def: Definition }; readonly value: unknown }[] {
  // The classes of zod say of their definition only the type.
  const def = schema.def as Definition;
  const wrapped = def.innerType ?? def.in;
  if (wrapped !== undefined) return plainOf({ schema: wrapped, value });
  if (def.options === undefined) return [{ schema: { def }, value }];
  const { discriminator } = def;
  const kind = discriminator === undefined ? undefined : valueAt(value, [discriminator]);
  return def.options
    .flatMap((option) => plainOf({ schema: option, value }))
    .filter(
      ({ schema: { def: each } }) =>
        discriminator === undefined || each.shape?.[discriminator]?.safeParse(kind).success === true,
    );
}

/** What stands at a place; undefined where nothing does. */
export function valueAt(whole: unknown, path: readonly PropertyKey[]): unknown {
  let value = whole;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
