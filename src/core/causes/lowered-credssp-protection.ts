import { healthy } from '../facts/healthy.ts';
import { cite, defineCause, proven, ruledOut } from './cause.ts';
import { sources } from '../judging/sources.ts';

export const loweredCredsspProtection = defineCause({
  id: 'lowered-credssp-protection',
  title: 'The client accepts servers without the CredSSP correction of 2018',
  phase: 'signIn',
  impact: 'weakens',
  predicts: [],
  explanation:
    'AllowEncryptionOracle is 2 (Vulnerable): the workaround that guides gave in 2018 for "CredSSP encryption oracle remediation". It lets a machine in between take over the sign-in (CVE-2018-0886), on every server this client connects to.',
  needs: ['clientSettings'],

  detect({ clientSettings: { allowEncryptionOracle } }) {
    if (allowEncryptionOracle === 2) return proven(cite('clientSettings', 'AllowEncryptionOracle = 2'));
    return ruledOut(
      cite(
        'clientSettings',
        allowEncryptionOracle === undefined
          ? 'AllowEncryptionOracle is not set'
          : `AllowEncryptionOracle = ${allowEncryptionOracle}`,
      ),
    );
  },

  remedies: () => [
    {
      title: 'Take the workaround back',
      on: 'client',
      actions: [
        {
          kind: 'deleteRegistryValue',
          key: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\CredSSP\\Parameters',
          name: 'AllowEncryptionOracle',
        },
      ],
    },
  ],
  settledBy: 'rdpdoctor collector on the client',
  references: ['https://support.microsoft.com/help/4093492', sources.credsspProcessing],
  examples: [
    {
      name: 'vulnerable',
      facts: { clientSettings: { ...healthy.clientSettings, allowEncryptionOracle: 2 } },
      verdict: 'recorded',
    },
    {
      name: 'forced',
      facts: { clientSettings: { ...healthy.clientSettings, allowEncryptionOracle: 0 } },
      verdict: 'ruledOut',
    },
    { name: 'not set', verdict: 'ruledOut' },
  ],
});
