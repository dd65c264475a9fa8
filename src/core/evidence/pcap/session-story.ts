import type { Spoken } from './spoken.ts';
import type { Sent } from './story.ts';

/** What followed sign-in: MCS, client information, licensing, activation, and how the server took leave. */
export interface SessionStory {
  readonly sent: readonly Sent[];
  readonly reached: 'nothing' | 'mcs' | 'clientInfo' | 'license' | 'demandActive' | 'connected';
  /** Set Error Info that is not 0. */
  readonly errorInfo?: number;
  readonly licenseError?: number;
  /** MCS disconnect provider ultimatum by the server: its reason. */
  readonly disconnect?: number;
  /** When the server ended the session by one of these. */
  readonly refusedAt?: number;
}

/** Reads the session's start. */
export function readSession(client: Spoken, server: Spoken): SessionStory {
  const sent: Sent[] = [];
  if (client.bytes.length > 0 && client.bytes[0] === 3)
    sent.push({ message: 'mcsConnect', at: client.at(0) });
  return { sent, reached: sent.length > 0 && server.bytes.length > 0 ? 'mcs' : 'nothing' };
}
