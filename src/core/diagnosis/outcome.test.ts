import { describe, expect, it } from 'vitest';
import { healthy } from '../facts/healthy.ts';
import { incidentOf } from '../incident/incident.ts';
import type { Impact } from '../judging/statement.ts';
import type { Finding } from './diagnosis.ts';
import type { KnownFacts } from './judged.ts';
import { isBehindGateway, outcomeOf } from './outcome.ts';

const finding = (impact: Impact): Finding => ({
  is: 'observation',
  id: 'a',
  title: 'a',
  phase: 'session',
  impact,
  relevance: 'silent',
  evidence: [],
  explanation: '',
  remedies: [],
  wouldNotHelp: [],
  dialogs: [],
  references: [],
});
const [blocks, degrades, weakens] = [finding('blocks'), finding('degrades'), finding('weakens')];
const alive: KnownFacts = { phaseOfDeath: { phase: 'none', sameEnding: 1, attempts: 1 } };
const dead: KnownFacts = { phaseOfDeath: { phase: 'encryption', sameEnding: 1, attempts: 1 } };
const works = (verdict: string) => ({ worksFor: { verdict, clients: [] } }) as unknown as KnownFacts;
const failing = (is: string) => ({ incident: { ...incidentOf(healthy), failing: is } }) as KnownFacts;
const gateway = (outcome: string) => ({ gateway: { host: 'gw', outcome } }) as unknown as KnownFacts;

describe('the outcome', () => {
  it.each<[string, KnownFacts, Finding | undefined, readonly Finding[], string]>([
    ['dead on the wire', dead, undefined, [], 'fails'],
    ['alive', alive, undefined, [], 'works'],
    ['alive, for no client', { ...alive, ...works('none') }, undefined, [], 'fails'],
    ['alive, for some', { ...alive, ...works('some') }, undefined, [], 'worksForSome'],
    ['alive, for all', { ...alive, ...works('all') }, undefined, [], 'works'],
    ['alive, and something blocks', alive, blocks, [blocks], 'disturbed'],
    ['alive, and something degrades', alive, degrades, [degrades], 'disturbed'],
    ['alive, and something weakens', alive, weakens, [weakens], 'works'],
    ['alive, and what leads is only possible', alive, blocks, [], 'works'],
    ['no wire, something blocks', {}, blocks, [blocks], 'fails'],
    ['no wire, something degrades', {}, degrades, [], 'disturbed'],
    ['no wire, something weakens', {}, weakens, [], 'unknown'],
    ['no wire, the logs end well', failing('no'), undefined, [], 'works'],
    ['no wire, the logs end badly', failing('yes'), undefined, [], 'unknown'],
    ['nothing is known', {}, undefined, [], 'unknown'],
    ['a gateway that asks', { ...dead, ...gateway('authenticationAsked') }, undefined, [], 'works'],
    ['a gateway that accepts', { ...dead, ...gateway('accepted') }, undefined, [], 'works'],
    ['a gateway that is not there', { ...dead, ...gateway('unreachable') }, undefined, [], 'unknown'],
    ['a gateway, something blocks', gateway('accepted'), blocks, [], 'fails'],
    ['a gateway, something degrades', gateway('accepted'), degrades, [], 'disturbed'],
    ['a gateway, something weakens', gateway('accepted'), weakens, [], 'works'],
  ])('%s', (_name, known, lead, sure, outcome) => {
    expect(outcomeOf(known, lead, sure)).toBe(outcome);
  });

  it.each<[KnownFacts, boolean]>([
    [{}, false],
    [gateway('accepted'), true],
    [{ ...gateway('accepted'), route: { via: 'direct' } } as KnownFacts, false],
    [{ route: { via: 'gateway' } } as KnownFacts, true],
  ])('%o: the way leads through a gateway: %s', (known, behind) => {
    expect(isBehindGateway(known)).toBe(behind);
  });
});
