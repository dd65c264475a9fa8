import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { causes } from '../core/causes/causes.ts';
import { askedContext } from '../core/diagnosis/asked-context.ts';
import { diagnose } from '../core/diagnosis/diagnose.ts';
import { fact, type CaseFile, type Fact } from '../core/facts/case-file.ts';
import { healthy } from '../core/facts/healthy.ts';
import type { FactName, FactTypes } from '../core/facts/vocabulary.ts';
import { observations } from '../core/observations/observations.ts';
import { renderHtml } from './report.ts';
import { sheetOf } from './sheet/sheet.ts';

const hostile = '<b>"x"</b>\'&amp;|=cmd`_*#\u001B[31m\u0000\u202E';
const style = readdirSync(join(import.meta.dirname, 'style'))
  .map((name) => readFileSync(join(import.meta.dirname, 'style', name), 'utf8'))
  .join('\n');

function sheetFor(
  facts: Partial<FactTypes> = {},
  target = 'srv01.corp.example:3389',
  without: readonly string[] = [],
) {
  const source = { by: 'example', from: 'nb17', at: '2026-09-01T12:00:00.000Z' };
  const known = Object.entries({ ...healthy, clockHere: source.at, ...facts });
  const file: CaseFile = {
    format: 2,
    target,
    facts: known
      .filter(([name]) => !without.includes(name))
      .map(([name, value]): Fact => fact(name as FactName, value, source)),
    gaps: [],
  };
  const diagnosis = diagnose(file, causes);
  const reader = { version: '0.0.0', asked: askedContext(file, diagnosis, causes) };
  return sheetOf(file, diagnosis, reader, { id: 'preview', createdAt: source.at });
}

const sheets = [
  ...[...causes, ...observations].flatMap(({ examples }, i) =>
    i % 9 === 0 ? examples.map(({ facts, unknown }) => sheetFor(facts, undefined, unknown)) : [],
  ),
  sheetFor(
    { portSpeech: { protocol: 'ssh', banner: hostile }, ntlmIdentity: { computer: hostile } },
    hostile,
  ),
  sheetFor({ tlsCertificate: { ...healthy.tlsCertificate, subject: `CN=${hostile}`, names: [hostile] } }),
];
const page = renderHtml(sheets, style);

it('has elements that close as they open, and no script nor anything from elsewhere', () => {
  const open: string[] = [];
  const body = page.slice(page.indexOf('<body'));
  for (const [, closing, name, , empty] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)(\/?)>/g)) {
    if (closing === '/' && name === 'html') continue;
    if (closing === '/') expect(open.pop()).toBe(name);
    else if (empty !== '/' && !isVoid.has(name!)) open.push(name!);
  }
  expect(open).toEqual([]);
  expect(page).not.toMatch(/<script|<img|<link|<iframe|\son\w+=|url\(|@import|src=/i);
});

it('makes no text from outside markup, and shows none that steers a terminal or turns the writing', () => {
  expect(page).toContain('&lt;b');
  expect(page).not.toMatch(/<b>|[\u0000\u001B\u202E]/);
});

it('draws the way of every connection that was seen, with the station where it dies', () => {
  expect(page.split('<ol class="rail"').length - 1).toBe(sheets.filter(({ journey }) => journey).length);
  const ending = { by: 'rst', side: 'server', after: 'clientHello', ms: 4, bytes: 0 } as const;
  const { journey } = sheetFor({
    phases: healthy.phases.map((line) =>
      line.phase === 'encryption' ? { ...line, state: 'died', ms: 4 } : line,
    ),
    phaseOfDeath: { phase: 'encryption', ending, sameEnding: 3, attempts: 3 },
  });
  expect(journey?.stations.find(({ state }) => state === 'died')?.name).toBe('TLS');
  expect(journey?.ending).toEqual({
    who: 'the server',
    how: 'reset it (RST)',
    ms: 4,
    bytes: 0,
    often: '3 of 3 connections ended this way',
  });
});

const isVoid = new Set(['meta', 'br', 'hr', 'input', 'col']);
