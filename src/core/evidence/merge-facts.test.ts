import { expect, it } from 'vitest';
import { fact, type Fact } from '../facts/case-file.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { mergeFacts } from './merge-facts.ts';

type Settings = FactTypes['listenerSettings'];

const settings = (value: Partial<Settings>, at: string) =>
  fact('listenerSettings', { otherListeners: [], ...value }, { by: 'collector', from: 'srv01', at });
const merged = (...facts: readonly Fact[]) =>
  mergeFacts(facts).find((one) => one.name === 'listenerSettings')?.value as Settings;

const local = (value: number) => ({ value, origin: 'local' as const });
const policy = (value: number) => ({ value, origin: 'policy' as const });

it('makes one table of two parts', () => {
  const value = merged(settings({ port: local(3389) }, '1'), settings({ drainMode: local(0) }, '2'));
  expect(value).toMatchObject({ port: { value: 3389 }, drainMode: { value: 0 } });
});

it.each<[string, Fact, Fact, number]>([
  ['the later counts', settings({ port: local(3389) }, '1'), settings({ port: local(3390) }, '2'), 3390],
  [
    'whichever was read first',
    settings({ port: local(3390) }, '2'),
    settings({ port: local(3389) }, '1'),
    3390,
  ],
  ['policy stands above', settings({ port: policy(3391) }, '1'), settings({ port: local(3389) }, '2'), 3391],
  [
    'an export without date is the older one',
    settings({ port: local(3389) }, '1'),
    { ...settings({ port: local(3390) }, '9'), source: { by: 'x', from: 'x', at: '9', undated: true } },
    3389,
  ],
])('%s', (_, a, b, port) => {
  expect(merged(a, b).port?.value).toBe(port);
});

it('joins lists without repeating', () => {
  const value = merged(
    settings({ otherListeners: ['ICA-TCP'] }, '1'),
    settings({ otherListeners: ['ICA-TCP', 'EH-Tcp'] }, '2'),
  );
  expect(value.otherListeners).toEqual(['ICA-TCP', 'EH-Tcp']);
});

it('lets no unknown state hide a known one', () => {
  const source = (at: string) => ({ by: 'x', from: 'x', at });
  const [services] = mergeFacts([
    fact('services', { TermService: { state: 'running', startup: 'manual' } }, source('1')),
    fact('services', { TermService: { state: 'unknown', startup: 'disabled' } }, source('2')),
  ]);
  expect(services?.value).toEqual({ TermService: { state: 'running', startup: 'disabled' } });
});

it('names both sources', () => {
  const [one] = mergeFacts([
    settings({}, '1'),
    { ...settings({}, '2'), source: { by: 'x', from: 'b', at: '2' } },
  ]);
  expect(one?.source).toEqual({ by: 'x', from: 'srv01, b', at: '2' });
});

it('leaves facts that are no tables as they are', () => {
  const source = { by: 'x', from: 'x', at: '1' };
  const facts = [fact('clockHere', 'a', source), fact('clockHere', 'b', source)];
  expect(mergeFacts(facts)).toEqual(facts);
});
