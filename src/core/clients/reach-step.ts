import { endAt, goOn, type Facts, type Step } from './step.ts';

/** Whether anybody gets as far as speaking RDP from where it was measured; the same for every client. */
export function judgeReach({ phaseOfDeath, tcpConnect, portSpeech }: Facts): Step {
  if (tcpConnect && !tcpConnect.attempts.some(({ outcome }) => outcome === 'open')) {
    return endAt('connection', 'no', 'confirmed', 'the port opens for nobody from here');
  }
  if (phaseOfDeath?.phase === 'name' || phaseOfDeath?.phase === 'connection') {
    return endAt(phaseOfDeath.phase, 'no', 'confirmed', 'no client gets further from here');
  }
  if (portSpeech && !['rdp', 'silent', 'unknown'].includes(portSpeech.protocol)) {
    return endAt('negotiation', 'no', 'confirmed', 'another service than Remote Desktop answers on the port');
  }
  return goOn('confirmed');
}
