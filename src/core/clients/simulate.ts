import { judgeCertificate } from './certificate-step.ts';
import { weakest, type ClientProfile } from './client-profile.ts';
import { judgeNegotiation } from './negotiation-step.ts';
import { judgeReach } from './reach-step.ts';
import { judgeSignIn } from './sign-in-step.ts';
import type { Facts, Simulation, Step } from './step.ts';
import { judgeTls } from './tls-step.ts';

/** Would this client connect to the server these facts describe, with its default settings? */
export function simulate(facts: Facts, profile: ClientProfile): Simulation {
  const passed: Extract<Step, { goesOn: true }>[] = [];
  for (const judge of [judgeReach, judgeNegotiation, judgeTls, judgeCertificate, judgeSignIn]) {
    const step = judge(facts, profile);
    if (!step.goesOn) return honest(step.answer);
    passed.push(step);
  }
  const says = passed.map((step) => step.says).filter((text) => text !== undefined);
  const asks = passed.map((step) => step.asks).filter((text) => text !== undefined);
  return {
    connects: 'yes',
    why: says.length > 0 ? says.join(', ') : 'nothing measured stands against it',
    confidence: weakest(...passed.map((step) => step.confidence)),
    ...(asks.length > 0 ? { asks: asks.join('; ') } : {}),
  };
}

/** A "no" that rests on something unconfirmed is not known. */
function honest(answer: Simulation): Simulation {
  return answer.connects === 'no' && answer.confidence === 'unconfirmed'
    ? {
        ...answer,
        connects: 'notKnown',
        why: `probably not: ${answer.why}; that is not confirmed for this client`,
      }
    : answer;
}
