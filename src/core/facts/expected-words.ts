import type { z } from 'zod';
import { harmless } from '../bytes/harmless.ts';
import { nearestWord } from './nearest-word.ts';

type Issue = z.core.$ZodIssue;

/** What was expected instead of a value, in our words: "expected a whole number from 1 to 500". */
export function expectedWords(issue: Issue, value: unknown): string {
  if (issue.message.startsWith('expected ')) return harmless(issue.message);
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${typeWords[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return boundWords(issue.origin, Number(issue.minimum), atLeast(issue), value);
    case 'too_big':
      return boundWords(issue.origin, Number(issue.maximum), atMost(issue), value);
    case 'not_multiple_of':
      return `expected a multiple of ${issue.divisor}`;
    case 'invalid_value':
      return oneOf(issue.values.map(String), value);
    case 'invalid_format':
      return `expected ${formatWords[issue.format] ?? formOf(issue)}`;
    case 'invalid_key':
      return `this name does not fit: ${innerWords(issue.issues, value)}`;
    case 'invalid_element':
      return innerWords(issue.issues, value);
    case 'invalid_union':
      return unionWords(issue, value);
    default:
      // A sentence of our own, or of nobody.
      return issue.message === 'Invalid input' ? 'is not understood' : harmless(issue.message);
  }
}

function atLeast({ inclusive, exact }: { readonly inclusive?: boolean; readonly exact?: boolean }): string {
  return exact === true ? 'exactly' : inclusive === false ? 'more than' : 'at least';
}

function atMost({ inclusive, exact }: { readonly inclusive?: boolean; readonly exact?: boolean }): string {
  return exact === true ? 'exactly' : inclusive === false ? 'less than' : 'at most';
}

/** Of text its letters are counted, of lists what stands in them. */
function boundWords(origin: string, bound: number, how: string, value: unknown): string {
  if (origin === 'string') {
    if (value === '') return 'expected text, not nothing';
    return `expected ${how} ${bound} characters, not ${String(value).length}`;
  }
  if (origin === 'array' || origin === 'set' || origin === 'map' || origin === 'record') {
    const count = Array.isArray(value) ? `, not ${value.length}` : '';
    return `expected ${how} ${bound} of them${count}`;
  }
  return `expected ${origin === 'int' ? 'a whole number' : 'a number'}, ${how} ${bound}`;
}

function oneOf(values: readonly string[], value: unknown): string {
  const named = values.slice(0, MOST_NAMED).map((each) => each.slice(0, 60));
  const more = values.length > MOST_NAMED ? ', …' : '';
  const last = more === '' && named.length > 1 ? named.pop() : undefined;
  const list = last === undefined ? named.join(', ') : `${named.join(', ')} or ${last}`;
  const meant = typeof value === 'string' ? nearestWord(value, values) : undefined;
  return `expected ${list}${more}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}

function unionWords(issue: Extract<Issue, { code: 'invalid_union' }>, value: unknown): string {
  if ('options' in issue && Array.isArray(issue.options)) return oneOf(issue.options.map(String), value);
  const branches = issue.errors.map(([first]) =>
    first === undefined ? '' : expectedWords(first, value).replace(/^expected /, ''),
  );
  const ways = [...new Set(branches.filter((words) => words !== ''))];
  return ways.length === 0 ? 'is not understood' : `expected ${ways.join(', or ')}`;
}

function innerWords([first]: readonly Issue[], value: unknown): string {
  return first === undefined ? 'is not understood' : expectedWords(first, value);
}

function formOf(issue: { readonly pattern?: string }): string {
  return issue.pattern === undefined ? 'another form' : `text of the form ${issue.pattern.slice(0, 80)}`;
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  bigint: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  set: 'a list',
  object: 'a group of settings',
  record: 'a group of settings',
  map: 'a group of settings',
  date: 'a time',
  null: 'nothing',
  undefined: 'nothing',
};

const formatWords: Readonly<Record<string, string>> = {
  email: 'an e-mail address such as you@example.com',
  url: 'a URL such as https://example.com/',
  datetime: 'a time such as 2026-11-01T09:30:00Z',
  date: 'a day such as 2026-11-01',
  time: 'a time such as 22:00',
  base64: 'bytes in base64',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  uuid: 'a UUID',
};

const MOST_NAMED = 12;
