import { describe, expect, it } from 'vitest';
import { healthy } from '../facts/healthy.ts';
import { observations } from '../observations/observations.ts';
import { riskOf, type Remedy } from '../remedy/remedy.ts';
import { causes } from './causes.ts';

/** Every remedy with sentences that an example of a cause or an observation brings about, once. */
function sentencesOf(): readonly (readonly [name: string, remedy: Remedy, says: string])[] {
  const found = new Map<string, readonly [string, Remedy, string]>();
  for (const { id, needs, uses = [], examples, remedies } of [...causes, ...observations])
    for (const { facts = {}, unknown = [] } of examples) {
      const known: Readonly<Record<string, unknown>> = { ...healthy, ...facts };
      const isKnown = (name: string) => !unknown.some((each) => each === name) && known[name] !== undefined;
      if (!needs.every(isKnown)) continue;
      const seen = Object.fromEntries([...needs, ...uses].filter(isKnown).map((name) => [name, known[name]]));
      for (const remedy of remedies(seen as Parameters<typeof remedies>[0])) {
        const says = remedy.actions.flatMap((action) => (action.kind === 'byHand' ? action.steps : []));
        const name = `${id}: ${remedy.title}`;
        if (says.length > 0) found.set(`${name} ${says.join(' ')}`, [name, remedy, says.join(' ')]);
      }
    }
  return [...found.values()];
}

const all = sentencesOf();
const commands = all.flatMap(([name, { on }, says]) =>
  [...says.matchAll(/`([^`]{1,600})`/g)].map(([, command]) => [name, on, command!] as const),
);

describe('what a person is asked to do', () => {
  it('is there at all', () => expect(all.length).toBeGreaterThan(200));

  it.each(all.filter(([, { on }, says]) => on === 'server' && endsSessions.test(says)))(
    '%s: tells that sessions end',
    (_, remedy) => expect(riskOf(remedy)).not.toBe('none'),
  );

  it.each(all.filter(([, , says]) => changes.test(says)))('%s: tells how to take it back', (_, __, says) =>
    expect(says).toMatch(takesBack),
  );

  it.each(all.filter(([, , says]) => needsMore.some(([command]) => command.test(says))))(
    '%s: tells what its commands need',
    (_, __, says) => {
      for (const [command, needs] of needsMore) if (command.test(says)) expect(says).toMatch(needs);
    },
  );
});

describe('a command that a person types', () => {
  it.each(commands)('%s on %s: %s means the same in cmd and in PowerShell', (_, __, command) => {
    const unquoted = command.replace(/"[^"]*"/g, '');
    if (!/^(?:\$|\(|Invoke-|Get-|Set-|New-|Test-)/.test(command)) expect(unquoted).not.toMatch(/[(){}]/);
    // PowerShell 5.1 drops an empty argument.
    expect(command).not.toContain('""');
  });
});

/** Restarts of what carries sessions, and signing out. */
const endsSessions =
  /\brestart (?:(?:the service )?(?:TermService|TSGateway)|the server|SessionEnv and TermService|xrdp)\b|\bInstall .{1,80} and restart\b|\blogoff ID\b|shutdown \/r/;
/** Commands that leave something other than it was, and can be undone. */
const changes =
  /`(?:reg add|reg delete|reg import|icacls \S{1,200} \/grant|sc\.exe config|netsh interface|(?:Set|Enable|New)-Net\w+|Set-Disk|Enable-NetAdapter|az network nsg rule create|aws ec2 (?:authorize|create)|shutdown \/r|az vm start)/;
const takesBack = /[Tt]ake (?:it|them|this|that) back|[Tt]o undo|takes it back|until the next restart/;
/** Commands that some Windows or some PowerShell does not have. */
const needsMore: readonly (readonly [command: RegExp, needs: RegExp])[] = [
  [/-ADAccount/, /ActiveDirectory/],
  [/`Test-ComputerSecureChannel/, /Windows PowerShell/],
  [/-LocalGroupMember/, /5\.1/],
];
