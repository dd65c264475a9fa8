import { eventsOf } from './event-row.ts';
import { eventWiki, technet } from './event-sources.ts';

const provider = 'Microsoft-Windows-TerminalServices-Gateway';
const who = 'Username=1, IpAddress=2';

/** RD Gateway: who came to it, what it let through and why not. */
// prettier-ignore
export const gatewayEvents = [
  ...eventsOf({ provider, aliases: ['gateway', 'TerminalServices-Gateway'],
    areas: ['gateway'], source: technet('ee891388'), sure: 'documented' }, [
    [200, 'normal', `${who}, AuthType=3`, '{Username} at {IpAddress} may use the gateway (signed in with {AuthType}).', 'signIn'],
    [201, 'fault', `${who}, ErrorCode=5`, '{Username} at {IpAddress} may not use the gateway: no connection policy fits (error {ErrorCode}).', 'signIn'],
    [202, 'change', `${who}, Resource=4`, 'An administrator cut {Username} at {IpAddress} off from {Resource}.', 'session'],
    [203, 'fault', who, 'The gateway is full, so {Username} at {IpAddress} was refused.', 'connection'],
  ]),
  ...eventsOf({ provider, aliases: ['gateway', 'TerminalServices-Gateway'],
    areas: ['gateway'], source: technet('ee890969'), sure: 'documented' }, [
    [100, 'fault', 'param2', 'The gateway service could not be initialised: {param2}', 'connection'],
    [101, 'normal', '', 'The gateway service started.'],
    [400, 'change', '', 'The gateway service is shutting down.', 'connection'],
  ]),
  ...eventsOf({ provider, aliases: ['gateway', 'TerminalServices-Gateway'],
    areas: ['gateway'], source: technet('ee891100'), sure: 'documented' }, [
    [700, 'fault', 'param2', 'The gateway crashed with exception {param2} and restarts.', 'connection'],
  ]),
  ...eventsOf({ provider, aliases: ['gateway', 'TerminalServices-Gateway'],
    areas: ['gateway'],
    source: 'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-server-2008-r2-and-2008/cc725648(v=ws.10)', sure: 'documented' }, [
    [303, 'normal', `${who}, Resource=4, SessionDuration`, '{Username} at {IpAddress} disconnected from {Resource} after {SessionDuration} s.', 'session'],
    [304, 'fault', `${who}, Resource=4, ErrorCode=5`, '{Username} at {IpAddress} was allowed, but {Resource} could not be reached (error {ErrorCode}).', 'connection'],
  ]),
  ...eventsOf({ provider, aliases: ['gateway', 'TerminalServices-Gateway'],
    areas: ['gateway'], source: eventWiki(provider), sure: 'reported' }, [
    [102, 'fault', '', 'The gateway has no valid certificate.', 'certificate'],
    [103, 'fault', '', 'The gateway may not read what it needs.', 'connection'],
    [104, 'normal', '', 'The UDP proxy of the gateway started.'],
    [105, 'change', '', 'The UDP proxy of the gateway is shutting down.'],
    [106, 'noise', '', 'The UDP proxy of the gateway is not switched on.'],
    [204, 'fault', who, '{Username} at {IpAddress} did not meet a requirement of the gateway.', 'signIn'],
    [205, 'normal', `${who}, Resource=4`, '{Username} at {IpAddress} reached {Resource} by UDP.', 'session'],
    [206, 'fault', `${who}, Resource=4`, '{Username} at {IpAddress} could not reach {Resource} by UDP.', 'session'],
    [209, 'noise', '', 'A client could speak HTTP to the gateway but used the old way.'],
    [210, 'fault', '', 'One half of an HTTP connection to the gateway found no other half.', 'connection'],
    [300, 'normal', `${who}, Resource=4`, '{Username} at {IpAddress} may go through the gateway to {Resource}.', 'signIn'],
    [301, 'fault', `${who}, Resource=4, ErrorCode=5`, '{Username} at {IpAddress} may not go to {Resource}: no resource policy fits (error {ErrorCode}).', 'signIn'],
    [302, 'normal', `${who}, Resource=4`, '{Username} at {IpAddress} is connected to {Resource}.', 'session'],
    [402, 'noise', '', 'The gateway could not register itself in the directory.'],
  ]),
];
