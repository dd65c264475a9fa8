import { byHand } from '../remedy/remedy.ts';
import { codedCause } from './coded-cause.ts';
import { sources } from '../judging/sources.ts';

export const damagedClientLicense = codedCause({
  id: 'damaged-client-license',
  title: 'The license stored on the client is damaged or belongs to another machine',
  phase: 'license',
  impact: 'blocks',
  explanation:
    'The client keeps a license in its registry; the server or the client refused it. A cloned disk, a copied profile or a store the client may not write to leads there.',
  errorInfo: {
    0x103: 'invalid licensing message from the client',
    0x104: 'the license belongs to other hardware',
    0x105: 'the license is damaged',
    0x108: 'a licensing message was wrongly encrypted',
    0x109: 'the license could not be renewed',
    0x10b: 'the license store of the client cannot be written',
  },
  events: { rcm: { 1003: 'the client handed over an invalid license' } },

  remedies: () => [
    byHand(
      'Let the client renew its license',
      'client',
      'Start mstsc once as administrator, so that it may write its license store.',
      'If that does not help: export HKLM\\SOFTWARE\\Microsoft\\MSLicensing to a file, then delete its subkey Store and start mstsc as administrator once more.',
    ),
  ],
  wouldNotHelp: ['anything on the server, if other clients get their license'],
  settledBy: 'the same connection from another client machine',
  references: [sources.errorInfo, sources.extendedReasons],
});
