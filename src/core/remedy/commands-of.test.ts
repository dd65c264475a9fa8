import { expect, it } from 'vitest';
import { singles } from '../../../test/windows/plans.ts';
import { actions, type Action } from './actions.ts';
import { commandsOf } from './commands-of.ts';

const every = singles('names').flatMap((one) => one.actions);
const sha1 = 'ab'.repeat(20);

it('every kind of action says the commands that do the same, but for those that no command does', () => {
  const without = actions
    .map(({ kind }) => kind)
    .filter((kind) =>
      every.filter((action) => action.kind === kind).every((one) => commandsOf(one).length === 0),
    );
  // A file changed in its middle, a move that only the journal can take back, waiting, and what a person does.
  expect(without.toSorted()).toEqual([
    'awaitSelfSignedCertificate',
    'byHand',
    'removeHostsEntry',
    'rewriteRdpFile',
    'setAsideKeyFile',
  ]);
});

it.each<readonly [Action, readonly string[]]>([
  [
    { kind: 'removeCertificate', store: 'Remote Desktop', sha1 },
    [
      `certutil.exe -store "Remote Desktop" ${sha1} ${sha1}.cer`,
      `certutil.exe -delstore "Remote Desktop" ${sha1}`,
    ],
  ],
  [
    { kind: 'requestCertificate', template: "O'Hara" },
    ["Get-Certificate -Template 'O''Hara' -CertStoreLocation Cert:\\LocalMachine\\My"],
  ],
  // Only the profiles of the plan: never the public one by the way.
  [
    { kind: 'enableFirewallGroup', profiles: ['domain', 'private'] },
    ['Set-NetFirewallRule -Group "@FirewallAPI.dll,-28752" -Enabled True -Profile domain,private'],
  ],
])('%j', (action, commands) => {
  expect(commandsOf(action)).toEqual(commands);
});
