import { tallyWhere, type Tally } from '../facts/event-log.ts';
import { healthy } from '../facts/healthy.ts';
import { event, logOfOnly } from '../facts/situations-of-logs.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { isTermService } from '../judging/listener-life.ts';
import { signedInSince } from '../judging/works-since.ts';
import { byHandDropping } from '../remedy/remedy.ts';
import { cite, citeEvent, defineCause, proven, provenAs, ruledOut, unclear } from './cause.ts';

export const changedServiceAccount = defineCause({
  id: 'changed-service-account',
  title: 'Remote Desktop Services runs under another account than Windows gives it',
  phase: 'certificate',
  impact: 'weakens',
  predicts: ['key-not-opened', 'service-ended'],
  rare: true,
  explanation:
    'TermService belongs to NETWORK SERVICE: the key of the certificate, its folders and its rights are made for that account. Under another it may lack them, or have far more than a service on the network should.',
  needs: [],
  uses: ['services', 'serverEvents', 'arrivals'],

  detect({ services, serverEvents, arrivals }) {
    const account = services?.['TermService']?.account;
    if (account !== undefined && account !== '') {
      const says = cite('services', `TermService runs as ${account}`);
      return isItsOwn(account) ? ruledOut(says) : proven(says);
    }
    const failed = failedSignIn(serverEvents);
    if (failed === undefined) return unclear();
    const who = failed.samples[0]?.fields['param2'] ?? 'another account';
    const says = citeEvent(failed, `TermService could not sign in as ${who}, which is not its own account`);
    const since = signedInSince(arrivals, failed.last);
    return since === undefined ? provenAs('blocks', says) : ruledOut(says, since);
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
    {
      name: 'the log says that it cannot sign in as an account of the domain',
      facts: logOfOnly(
        event('scm', 7038, { param1: 'TermService', param2: 'CORP\\svc-ts', param3: '%%1326' }),
      ),
      unknown: ['services', 'rdpNegotiation', 'tcpConnect'],
      verdict: 'logged',
    },
    {
      name: 'its own account lacks a right',
      facts: logOfOnly(
        event('scm', 7038, {
          param1: 'TermService',
          param2: 'NT AUTHORITY\\NetworkService',
          param3: '%%1385',
        }),
      ),
      unknown: ['services'],
      verdict: 'unclear',
    },
    {
      name: 'the same in German',
      facts: logOfOnly(event('scm', 7038, { param1: 'TermService', param2: 'NT-AUTORITÄT\\Netzwerkdienst' })),
      unknown: ['services'],
      verdict: 'unclear',
    },
    {
      name: 'it was mended, and people signed in since',
      facts: logOfOnly(
        event('scm', 7038, { param1: 'TermService', param2: 'CORP\\svc-ts' }, '2026-08-20T08:00:00.000Z'),
      ),
      unknown: ['services'],
      verdict: 'ruledOut',
    },
    { name: 'NETWORK SERVICE', verdict: 'ruledOut' },
  ],
});

/** Service Control Manager 7038 of TermService under an account that Windows does not give it. */
function failedSignIn(log: FactTypes['serverEvents'] | undefined): Tally | undefined {
  return tallyWhere(
    log,
    'scm',
    7038,
    (fields) => isTermService(fields) && !isOfWindows(fields['param2'] ?? ''),
  );
}

function isItsOwn(account: string): boolean {
  return /^(?:nt authority\\|\.\\)?network\s?service$/i.test(account) || account.toUpperCase() === 'S-1-5-20';
}

/** An account of Windows itself, in any language: AUTORITE NT, NT-AUTORITÄT; or none that is named. */
function isOfWindows(account: string): boolean {
  const [domain = ''] = account.split('\\', 1);
  return (
    account === '' || isItsOwn(account) || (account.includes('\\') && /(?:^|[ -])nt(?:[ -]|$)/i.test(domain))
  );
}
