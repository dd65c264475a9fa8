import { expect, it } from 'vitest';
import { eventSentence } from './event-sentence.ts';

it.each([
  ['Schannel', 36870, 'Fatal error accessing the private key'],
  ['Microsoft-Windows-TerminalServices-LocalSessionManager', 21, 'Session logon succeeded'],
  ['Microsoft-Windows-TerminalServices-ClientActiveXCore', 1026, 'Disconnected'],
  ['Microsoft-Windows-RemoteDesktopServices-RdpCoreTS', 65, 'Connection object created'],
  ['Microsoft-Windows-User Profiles Service', 1508, 'registry'],
])('%s %i', (provider, id, says) => {
  expect(eventSentence(provider, id)).toContain(says);
});

it('puts the values of the event into the sentence', () => {
  expect(
    eventSentence('Service Control Manager', 7036, { param1: 'TermService', param2: 'stopped' }),
  ).toContain('TermService');
});

it('says nothing of an event that no table knows', () => {
  expect(eventSentence('Contoso-Backup', 4711)).toBeUndefined();
});
