import { tallyOf } from '../facts/event-log.ts';
import { healthy } from '../facts/healthy.ts';
import { oneEvent } from '../facts/situations-of-logs.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, citeEvent, defineCause, inferred, proven, ruledOut, unclear } from './cause.ts';
import { signedInSince } from '../judging/works-since.ts';

export const unfinishedSetup = defineCause({
  id: 'unfinished-setup',
  title: 'Windows setup (Sysprep) of the server is not finished',
  phase: 'session',
  impact: 'blocks',
  predicts: ['dropped-before-sign-in', 'closed-before-answer', 'reset-before-answer'],
  explanation:
    'While SystemSetupInProgress or OOBEInProgress is set, Remote Desktop refuses connections (LocalSessionManager 34). Cloud images that were generalised wrongly stay in this state.',
  needs: [],
  uses: ['hostSystem', 'serverEvents', 'arrivals'],

  detect({ hostSystem, serverEvents: log, arrivals }) {
    const event = tallyOf(log, 'lsm', 34);
    const logged = event ? [citeEvent(event, 'logons are refused because setup is running')] : [];
    if (hostSystem?.setupInProgress)
      return proven(cite('hostSystem', 'HKLM\\SYSTEM\\Setup says that setup is in progress'), ...logged);
    if (hostSystem?.setupInProgress === false) return ruledOut(cite('hostSystem', 'setup is finished'));
    if (!event) return unclear();
    const since = signedInSince(arrivals, event.last);
    return since ? ruledOut(...logged, since) : inferred(...logged);
  },

  remedies: () => [
    byHand(
      'Finish setup at the console',
      'server',
      'Open the console (hypervisor, serial console): setup usually waits for input there, or failed with an error it shows.',
    ),
  ],
  settledBy: 'rdpdoctor collector on the server',
  references: [
    'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-rdp-connection',
  ],
  examples: [
    {
      name: 'setup in progress',
      facts: { hostSystem: { ...healthy.hostSystem, setupInProgress: true } },
      verdict: 'recorded',
    },
    { name: 'LSM 34', facts: oneEvent('lsm', 34), unknown: ['hostSystem'], verdict: 'inferred' },
    { name: 'finished', verdict: 'ruledOut' },
  ],
});
