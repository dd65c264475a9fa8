import type { z } from 'zod';
import { harmless } from '../bytes/harmless.ts';
import { expectedWords } from './expected-words.ts';
import { nearestWord } from './nearest-word.ts';
import { settingsAt, valueAt } from './settings-at.ts';

type Issue = z.core.$ZodIssue;

/** What of a value is not as it must be: its place, and one line with the place, the value and what was expected. */
export interface Misfit {
  readonly path: readonly PropertyKey[];
  readonly says: string;
}

/** What was parsed (undefined where it is not at hand), by what schema, and what the whole of it is called: "the file". */
export interface MisfitAsked {
  readonly value: unknown;
  readonly schema?: z.ZodType;
  readonly whole?: string;
}

/** Everything that does not fit, in our words; a value that may be a secret is not repeated. */
export function misfitsOf(
  { issues }: { readonly issues: readonly Issue[] },
  asked: MisfitAsked,
): readonly Misfit[] {
  return issues.flatMap((issue) => misfitsOfIssue(nearestIssue(issue), asked));
}

/** The first thing that does not fit, in one line. */
export function firstMisfit(error: { readonly issues: readonly Issue[] }, asked: MisfitAsked): string {
  return misfitsOf(error, asked)[0]?.says ?? `${asked.whole ?? 'the file'}: is not understood`;
}

function misfitsOfIssue(issue: Issue, asked: MisfitAsked): readonly Misfit[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownSetting(path, key, asked));
  const place = path.length === 0 ? (asked.whole ?? 'the file') : nameOf(path);
  const value = valueAt(asked.value, path);
  const expected = expectedWords(issue, value);
  if (value === undefined && asked.value !== undefined)
    return [{ path, says: `${place}: is missing; ${expected}` }];
  const shown = isSecret(path, expected) ? undefined : shownValue(value);
  if (shown !== undefined) return [{ path, says: `${place} ${shown}: ${expected}` }];
  return [{ path, says: `${place}: ${whatIs(value)}${expected}` }];
}

/** Of a union the branch that came furthest: what somebody most likely meant. */
function nearestIssue(issue: Issue): Issue {
  if (issue.code === 'invalid_element') return withPath(issue.issues[0], issue) ?? issue;
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const first = issue.errors.map(([each]) => each).filter((each) => each !== undefined);
  const furthest = first.toSorted((a, b) => b.path.length - a.path.length)[0];
  if (furthest === undefined || furthest.path.length === 0) return issue;
  return nearestIssue({ ...furthest, path: [...issue.path, ...furthest.path] });
}

function withPath(inner: Issue | undefined, { path }: Issue): Issue | undefined {
  return inner === undefined ? undefined : { ...inner, path: [...path, ...inner.path] };
}

function unknownSetting(path: readonly PropertyKey[], key: string, { value, schema }: MisfitAsked): Misfit {
  const known = schema === undefined ? [] : settingsAt(schema, path, value);
  const meant = nearestWord(key, known);
  const advice =
    meant !== undefined
      ? `; did you mean ${meant}?`
      : known.length > 0
        ? `; expected ${known.slice(0, MOST_NAMED).join(', ')}${known.length > MOST_NAMED ? ', …' : ''}`
        : '';
  return { path: [...path, key], says: `${nameOf([...path, key])}: is no setting here${advice}` };
}

function nameOf(path: readonly PropertyKey[]): string {
  return harmless(path.map((key) => String(key).slice(0, 60)).join('.'));
}

/** Short values as they are; undefined for lists and groups. */
function shownValue(value: unknown): string | undefined {
  if (typeof value === 'string')
    return `"${harmless(value.slice(0, LONGEST))}${value.length > LONGEST ? '…' : ''}"`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function whatIs(value: unknown): string {
  if (value === null) return 'is empty; ';
  if (Array.isArray(value)) return 'is a list; ';
  return typeof value === 'object' ? 'is a group of settings; ' : '';
}

/** Addresses may hold a password or a key, too. */
function isSecret(path: readonly PropertyKey[], expected: string): boolean {
  return (
    expected.includes('environment variable') ||
    path.some((key) => /pass|secret|token|^key$|^url$|^link$|^present$|^next$|csrf/i.test(String(key)))
  );
}

const LONGEST = 60;
const MOST_NAMED = 12;
