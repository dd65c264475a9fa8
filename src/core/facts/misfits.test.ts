import { expect, it } from 'vitest';
import { z } from 'zod';
import { configSchema } from '../fleet/config.ts';
import { misfitsOf } from './misfits.ts';

const wanted = (value: z.ZodType) => z.object({ it: value });

function says(schema: z.ZodType, value: unknown): readonly string[] {
  const parsed = schema.safeParse(value);
  if (parsed.success) throw new Error('it fits');
  return misfitsOf(parsed.error, { value, schema }).map((misfit) => misfit.says);
}

const long = 'x'.repeat(70);

// Every kind of issue that zod knows stands here; its own words never do.
it.each<[string, z.ZodType, unknown, string]>([
  ['invalid_type', z.string(), 7, 'it 7: expected text'],
  ['invalid_type', z.int(), 1.5, 'it 1.5: expected a whole number'],
  ['invalid_type', z.number(), 'x', 'it "x": expected a number'],
  ['invalid_type', z.boolean(), 'yes', 'it "yes": expected true or false'],
  ['invalid_type', z.array(z.string()), { a: 1 }, 'it: is a group of settings; expected a list'],
  ['invalid_type', z.object({}), [], 'it: is a list; expected a group of settings'],
  ['invalid_type', z.string(), null, 'it: is empty; expected text'],
  ['invalid_type', z.string(), undefined, 'it: is missing; expected text'],
  ['invalid_type', z.number(), Number.NaN, 'it NaN: expected a number'],
  ['too_small', z.string().min(1), '', 'it "": expected text, not nothing'],
  ['too_small', z.string().min(3), 'ab', 'it "ab": expected at least 3 characters, not 2'],
  ['too_small', z.number().min(3), 1, 'it 1: expected a number, at least 3'],
  ['too_small', z.number().gt(3), 3, 'it 3: expected a number, more than 3'],
  ['too_small', z.array(z.string()).min(1), [], 'it: is a list; expected at least 1 of them, not 0'],
  ['too_big', z.string().max(60), long, `it "${long.slice(0, 60)}…": expected at most 60 characters, not 70`],
  ['too_big', z.string().length(2), 'abc', 'it "abc": expected exactly 2 characters, not 3'],
  ['too_big', z.number().lt(3), 3, 'it 3: expected a number, less than 3'],
  ['too_big', z.array(z.string()).max(1), ['a', 'b'], 'it: is a list; expected at most 1 of them, not 2'],
  ['invalid_format', z.email(), 'you', 'it "you": expected an e-mail address such as you@example.com'],
  ['invalid_format', z.url(), 'x', 'it "x": expected a URL such as https://example.com/'],
  ['invalid_format', z.iso.datetime(), 'now', 'it "now": expected a time such as 2026-11-01T09:30:00Z'],
  ['invalid_format', z.string().regex(/^a+$/), 'b', 'it "b": expected text of the form /^a+$/'],
  ['invalid_format', z.string().regex(/^a+$/, 'expected some a'), 'b', 'it "b": expected some a'],
  ['not_multiple_of', z.number().multipleOf(5), 3, 'it 3: expected a multiple of 5'],
  [
    'unrecognized_keys',
    z.strictObject({ every: z.string().optional() }),
    { evry: 1 },
    'it.evry: is no setting here; did you mean every?',
  ],
  [
    'unrecognized_keys',
    z.strictObject({ a: z.string().optional(), b: z.string().optional() }),
    { quite: 1 },
    'it.quite: is no setting here; expected a, b',
  ],
  [
    'invalid_value',
    z.enum(['nla', 'tls', 'rdp']),
    'nlaa',
    'it "nlaa": expected nla, tls or rdp; did you mean nla?',
  ],
  ['invalid_value', z.literal(1), 2, 'it 2: expected 1'],
  ['invalid_union', z.union([z.string(), z.number()]), true, 'it true: expected text, or a number'],
  [
    'invalid_union',
    z.union([z.string(), z.object({ a: z.number() })]),
    { a: 'x' },
    'it.a "x": expected a number',
  ],
  [
    'invalid_union',
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('slack') }),
      z.object({ kind: z.literal('exec') }),
    ]),
    { kind: 'slak' },
    'it.kind "slak": expected slack or exec; did you mean slack?',
  ],
  [
    'invalid_key',
    z.record(z.string().min(2), z.string()),
    { b: 'x' },
    'it.b "x": this name does not fit: expected at least 2 characters, not 1',
  ],
  [
    'invalid_element',
    z.map(z.object({}), z.string()),
    new Map([[{}, 7]]),
    'it: is a group of settings; expected text',
  ],
  ['custom', z.string().refine(() => false), 'x', 'it "x": is not understood'],
  ['custom', z.string().refine(() => false, 'expected a name'), 'x', 'it "x": expected a name'],
])('%s: %o', (code, schema, value, line) => {
  expect(wanted(schema).safeParse({ it: value }).error?.issues[0]?.code).toBe(code);
  expect(says(wanted(schema), { it: value })[0]).toBe(line);
});

it('every wrong setting is told, each with what may stand there', () => {
  const config = {
    evry: '5m',
    atOnce: 900,
    groups: [{ name: 'a', host: ['x'] }],
    channels: [
      { name: 'mail', kind: 'email', sever: 'x', server: 'y', from: 'a@b.example', to: ['c@d.example'] },
    ],
    serve: { metrics: { host: 3 } },
  };
  expect(says(configSchema, config)).toEqual([
    'atOnce 900: expected a number, at most 500',
    'groups.0.host: is no setting here; did you mean hosts?',
    'channels.0.sever: is no setting here; did you mean server?',
    'serve.metrics.host: is no setting here; did you mean hosts?',
    'evry: is no setting here; did you mean every?',
  ]);
});

it('repeats no value that may be a secret, and no control character', () => {
  const mail = { name: 'm', kind: 'email', server: 's', from: 'a@b.example', to: ['c@d.example'] };
  const secrets = [
    { channels: [{ ...mail, password: 'hunter2' }] },
    { channels: [{ name: 'a', kind: 'slack', url: 'https://hooks.example/hunter2' }] },
    { channels: [{ name: 'a', kind: 'webhook', url: 'ftp://x/hunter2', key: 'hunter2' }] },
    { serve: { openId: { issuer: 'https://x.example', clientId: 'x', clientSecret: 'hunter2', roles: {} } } },
  ];
  for (const secret of secrets) expect(says(configSchema, secret).join()).not.toContain('hunter2');
  expect(says(configSchema, { every: '\u001b[2J', '\u001bx': 1 }).join()).not.toMatch(/\u001b/);
});
