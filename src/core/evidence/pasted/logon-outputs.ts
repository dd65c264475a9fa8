import type { FactTypes } from '../../facts/vocabulary.ts';
import { linesOf } from '../text-file.ts';
import { nothing, type Form } from './piece.ts';

/** change logon /query (chglogon): whether the server takes new logons. */
export const logonOutputs: Form = {
  name: 'logons',
  mark: /log[io]ns are\b/,
  take(text) {
    const rest: string[] = [];
    let told: State | undefined;
    for (const line of linesOf(text)) {
      const state = stateIn(line.slice(0, 300));
      if (state === undefined && !/\b(?:change logon|chglogon)(?:\.exe)? ?\//i.test(line.slice(0, 300)))
        rest.push(line);
      told = state ?? told;
    }
    if (told === undefined) return nothing(text);
    const { says, value } = told;
    const facts = [{ name: 'listenerSettings' as const, value: { ...value, otherListeners: [] } }];
    return {
      pieces: [{ kind: 'output', tool: 'change logon', says, codes: [], facts }],
      rest: rest.join('\n'),
    };
  },
};

interface State {
  readonly says: string;
  readonly value: Pick<FactTypes['listenerSettings'], 'logonDisabled' | 'drainMode'>;
}

function stateIn(line: string): State | undefined {
  const [, , what] =
    /^(?:[A-Za-z]:\\[^>]{0,120}>)? {0,4}(Session|New user) log[io]ns are (?:currently )?(ENABLED|DISABLED)\b/.exec(
      line,
    ) ?? [];
  if (what === undefined) return undefined;
  if (what === 'ENABLED')
    return { says: 'New logons are let in.', value: { logonDisabled: local(false), drainMode: local(0) } };
  if (/reconnect/i.test(line))
    return {
      says: 'The server is being drained: people with a session may reconnect, nobody else gets in.',
      value: { drainMode: local(/until/i.test(line) ? UNTIL_RESTART : DRAIN) },
    };
  return {
    says: 'Logons of new sessions are disabled on the server, by `change logon /disable` or as it starts.',
    value: { logonDisabled: local(true) },
  };
}

const local = <Value>(value: Value) => ({ value, origin: 'local' as const });
/** TSServerDrainMode: until the server is restarted, or until somebody ends it. */
const UNTIL_RESTART = 1;
const DRAIN = 2;
