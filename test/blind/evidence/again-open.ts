import { writeRdpFile } from '../../writers/write-rdp-file.ts';
import { evidence, type BlindCase } from '../blind-case.ts';
import { dead } from '../failures.ts';
import { server } from '../server-life.ts';
import { staff } from '../worker.ts';

const guesses = [
  'stopped-service',
  'disabled-remote-desktop',
  'blocking-firewall',
  'unreadable-certificate-key',
  'disabled-tls-versions',
  'logon-flood',
  'update-regression',
  'resetting-middlebox',
  'wrong-password',
];

/** What was sent does not hold the reason. */
export const againOpen: readonly BlindCase[] = [
  evidence({
    id: 'again-open-signature-update-of-appliance',
    kind: 'cannot tell',
    made: 'Since a signature update an inspection appliance cuts every handshake; the server only sees that each connection ends before sign-in, and nothing else changed in its logs.',
    truth: ['unknown'],
    mayAlso: ['dropped-before-sign-in', 'failing-since-onset', 'client-reported'],
    mustNot: guesses.filter((id) => id !== 'resetting-middlebox'),
    now: '2026-05-21T14:00:00.000Z',
    code: '0x904 0x7',
    files: server({
      computer: 'app-rds.seguro.example',
      seed: 261,
      language: 'pt',
      domain: 'SEGURO',
      dawn: 10,
      from: '2026-04-27T00:00:00.000Z',
      until: '2026-05-21T13:50:00.000Z',
      workers: staff('sinistro1 10.93.0.3', 'sinistro2 10.93.0.4', 'call1 10.93.4.8'),
      onset: '2026-05-20T09:00:00.000Z',
      failing: dead,
    }),
  }),
  evidence({
    id: 'again-open-connection-file-alone',
    kind: 'cannot tell',
    made: 'Somebody sends the .rdp file that has always worked and the number of the message; the server was moved to another building overnight.',
    truth: ['unknown'],
    mayAlso: ['client-reported'],
    mustNot: [...guesses, 'moved-port', 'unreachable-gateway'],
    now: '2026-08-31T08:00:00.000Z',
    code: '0x204',
    files: () => [
      {
        name: 'serveur-compta.rdp',
        bytes: writeRdpFile({
          'full address': 'compta.mairie.example',
          'screen mode id': 2,
          'use multimon': 0,
          'prompt for credentials': 0,
          redirectclipboard: 1,
        }),
      },
    ],
  }),
  evidence({
    id: 'again-open-application-log-alone',
    kind: 'cannot tell',
    made: 'Only the Application log of a terminal server was exported; a cable to its switch was pulled this morning, which no program there noticed.',
    truth: ['unknown'],
    mayAlso: ['client-reported', 'unreached-service'],
    mustNot: guesses,
    now: '2026-01-15T09:00:00.000Z',
    code: '0x204',
    files: () =>
      server({
        computer: 'TS-WINERY',
        seed: 262,
        domain: 'WINERY',
        from: '2025-12-22T00:00:00.000Z',
        until: '2026-01-15T08:40:00.000Z',
        workers: staff('cellar 10.1.0.3', 'office 10.1.0.4'),
      })().filter(({ name }) => name.startsWith('Application')),
  }),
];
