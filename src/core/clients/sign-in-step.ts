import type { ClientProfile } from './client-profile.ts';
import { protocolFor } from './negotiation-step.ts';
import { endAt, goOn, type Facts, type Step } from './step.ts';

/** Whether the client can start the sign-in of the server, as far as can be told without credentials. */
export function judgeSignIn(facts: Facts, profile: ClientProfile): Step {
  const protocol = protocolFor(facts, profile);
  if (protocol !== 'hybrid' && protocol !== 'hybridEx') return goOn('confirmed');
  const { signInLimit, lowestCredssp } = profile;
  if (signInLimit?.value) {
    return endAt('signIn', 'notKnown', signInLimit.confidence, `it signs in with NLA ${signInLimit.value}`);
  }
  const { credssp } = facts;
  if (credssp && credssp.outcome !== 'challenged') {
    return endAt(
      'signIn',
      'no',
      'confirmed',
      'the server ends the sign-in before it asks for credentials, whoever asks',
    );
  }
  if (!credssp || lowestCredssp.value === undefined || credssp.version >= lowestCredssp.value)
    return goOn('confirmed');
  return endAt(
    'signIn',
    'no',
    lowestCredssp.confidence,
    `the server speaks CredSSP ${credssp.version}, this client wants ${lowestCredssp.value} or newer by its policy`,
  );
}
