import { eventsOf } from './event-row.ts';
import { fieldTable, technet } from './event-sources.ts';

const audit = 'Microsoft-Windows-Security-Auditing';

/** Network Policy Server, which decides who may pass an RD Gateway, a VPN or 802.1X. */
// prettier-ignore
export const networkPolicyEvents = [
  ...eventsOf({ provider: audit, aliases: ['security'],
    areas: ['networkPolicy', 'auditing'],
    source: `${fieldTable(audit)}; audit-network-policy-server.md of MicrosoftDocs/windows-itpro-docs`, sure: 'documented' }, [
    [6272, 'normal', 'FullyQualifiedSubjectUserName, ClientName, NetworkPolicyName', 'Network access was granted to {FullyQualifiedSubjectUserName} by way of {ClientName} (policy {NetworkPolicyName}).', 'signIn'],
    [6273, 'fault', 'FullyQualifiedSubjectUserName, ClientName, ReasonCode, Reason', 'Network access was denied to {FullyQualifiedSubjectUserName} by way of {ClientName}: {ReasonCode} {Reason}', 'signIn'],
    [6274, 'fault', 'FullyQualifiedSubjectUserName, ClientName, Reason', 'The request of {FullyQualifiedSubjectUserName} by way of {ClientName} was dropped: {Reason}', 'signIn'],
    [6275, 'noise', 'ClientName, Reason', 'An accounting request by way of {ClientName} was dropped: {Reason}'],
    [6276, 'fault', 'FullyQualifiedSubjectUserName', '{FullyQualifiedSubjectUserName} was put in quarantine.', 'signIn'],
    [6277, 'change', 'FullyQualifiedSubjectUserName', '{FullyQualifiedSubjectUserName} got access on probation.', 'signIn'],
    [6278, 'normal', 'FullyQualifiedSubjectUserName', '{FullyQualifiedSubjectUserName} got full access.', 'signIn'],
    [6279, 'fault', 'SubjectUserName', 'The network policy server locked out {SubjectUserName} after failed attempts.', 'signIn'],
    [6280, 'change', 'SubjectUserName', 'The network policy server let {SubjectUserName} in again.', 'signIn'],
  ]),
  ...eventsOf({ provider: 'NPS', aliases: ['IAS'],
    areas: ['networkPolicy'], source: technet('cc735357'), sure: 'documented' }, [
    [14, 'fault', 'param1', 'A RADIUS message of {param1} had a wrong authenticator, as with a different shared secret.', 'signIn'],
  ]),
  ...eventsOf({ provider: 'NPS', aliases: ['IAS'],
    areas: ['networkPolicy'], source: 'none read; known from practice', sure: 'unconfirmed' }, [
    [13, 'fault', 'param1', 'A RADIUS message came from {param1}, which is not set up as a client.', 'signIn'],
    [18, 'fault', 'param1', 'A RADIUS message of {param1} carried a wrong message authenticator.', 'signIn'],
    [4400, 'normal', 'param1', 'The network policy server reached the domain controller {param1}.'],
    [4402, 'fault', 'param1', 'The network policy server found no domain controller for {param1}.', 'signIn'],
  ]),
];
