import { healthy } from '../facts/healthy.ts';
import { byHandDropping } from '../remedy/remedy.ts';
import { cite, defineCause, proven, ruledOut, unclear } from './cause.ts';

export const changedServiceAccount = defineCause({
  id: 'changed-service-account',
  title: 'Remote Desktop Services runs under another account than Windows gives it',
  phase: 'certificate',
  impact: 'weakens',
  predicts: ['key-not-opened', 'service-ended'],
  rare: true,
  explanation:
    'TermService belongs to NETWORK SERVICE: the key of the certificate, its folders and its rights are made for that account. Under another it may lack them, or have far more than a service on the network should.',
  needs: ['services'],

  detect({ services }) {
    const account = services['TermService']?.account;
    if (account === undefined || account === '') return unclear();
    const says = cite('services', `TermService runs as ${account}`);
    return /^(nt authority\\|\.\\)?network\s?service$/i.test(account) || account.toUpperCase() === 'S-1-5-20'
      ? ruledOut(says)
      : proven(says);
  },

  remedies: () => [
    byHandDropping(
      'Give the service its own account back',
      'server',
      'Ask first which product or guide changed it, and note what `sc.exe qc TermService` shows.',
      '`sc.exe config TermService obj= "NT AUTHORITY\\NetworkService"`, then restart TermService when nobody is connected. To take it back, the same command with the account of before.',
    ),
  ],
  settledBy: 'sc.exe qc TermService on the server',
  references: ['https://learn.microsoft.com/windows-server/administration/windows-commands/sc-config'],
  examples: [
    {
      name: 'LocalSystem',
      facts: {
        services: {
          ...healthy.services,
          TermService: { ...healthy.services['TermService']!, account: 'LocalSystem' },
        },
      },
      verdict: 'recorded',
    },
    {
      name: 'not known',
      facts: { services: { TermService: { state: 'running', startup: 'manual' } } },
      verdict: 'unclear',
    },
    { name: 'NETWORK SERVICE', verdict: 'ruledOut' },
  ],
});
