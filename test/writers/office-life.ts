import { every, on, tries } from './write-log-facts.ts';
import { isoOf } from '../../src/core/facts/time.ts';

export const anna = { user: 'anna', address: '192.0.2.10' };
export const bert = { user: 'bert', address: '192.0.2.11' };
export const cleo = { user: 'cleo', address: '192.0.2.12' };
export const wrong = { status: '0xc000006a' };
export const locked = { status: '0xc0000234' };
export const workdays = (until = '20 13:50') => [
  tries('session', every(300, '1 08:10', until), anna),
  tries('session', every(700, '1 09:20', until), bert),
];

/** "20 14:02" as ISO 8601. */
export const iso = (moment: string) => isoOf(on(moment));

/** Two people work, and from two in the afternoon they are let in and get no session. */
export const failure = [
  ...workdays(),
  tries('authenticated', [on('20 14:02'), on('20 14:20'), on('20 15:00')], anna),
  tries('authenticated', [on('20 14:05'), on('20 15:30')], bert),
];
