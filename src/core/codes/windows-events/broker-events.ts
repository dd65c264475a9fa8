import { eventsOf } from './event-row.ts';
import { eventWiki, fieldTable, notFound, technet } from './event-sources.ts';

const client = 'Microsoft-Windows-TerminalServices-SessionBroker-Client';
const licensing = 'Microsoft-Windows-TerminalServices-Licensing';
const azureArticle =
  'MicrosoftDocs/SupportArticles-docs:support/azure/virtual-machines/windows/event-id-troubleshoot-vm-rdp-connecton.md';
const host = 'Microsoft-Windows-TerminalServices-RemoteConnectionManager';
const sessionHostPack =
  'https://systemcenter.wiki/?GetElement=Microsoft.Windows.Server.RemoteDesktopServices.2008R2.NewUnitMonitor_20 (1130); https://technet.microsoft.com/en-us/library/ee890984(v=ws.10).aspx (1028)';
const graceMessages = `${fieldTable(host)} (50280 to 50282 with levels and fields: 1128 to 1130 and the facility); message texts of a session host in public notes`;
const oldMessages =
  'Message table of the Terminal Server of Windows 2000 and Server 2003 (icaevent.mc): symbols and texts';

/** RD Connection Broker, the license server and the licenses of session hosts. */
// prettier-ignore
export const brokerEvents = [
  ...eventsOf({ provider: client, aliases: ['brokerclient'],
    areas: ['broker'], source: eventWiki(client), sure: 'reported' }, [
    [1013, 'fault', '', 'The session host could not find out its own NetBIOS name.', 'session'],
    [1014, 'fault', '', 'The session host could not find out its own full name.', 'session'],
    [1015, 'fault', 'param1', 'The broker {param1} is too old for load balancing.', 'session'],
    [1280, 'fault', 'param1', 'The session host could not join the broker {param1}.', 'session'],
    [1281, 'normal', 'param1', 'The session host joined the broker {param1}.', 'session'],
  ]),
  ...eventsOf({ provider: client, aliases: ['brokerclient'],
    areas: ['broker'], source: azureArticle, sure: 'documented' }, [
    [1296, 'fault', '', 'The broker is not ready to be talked to.', 'session'],
    [1306, 'fault', '', 'The session host could not redirect a user to the right host.', 'session', 'unconfirmed'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-TerminalServices-SessionBroker', aliases: ['broker'],
    areas: ['broker'], source: azureArticle, sure: 'documented' }, [
    [2056, 'fault', '', 'The broker could not sign in to its database.', 'session'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-TerminalServices-SessionBroker', aliases: ['broker'],
    areas: ['broker'], source: notFound, sure: 'unconfirmed' }, [
    [800, 'fault', '', 'The broker could not pass on a connection request.', 'session'],
    [802, 'fault', '', 'The broker could not handle a connection request.', 'session'],
  ]),
  ...eventsOf({ provider: 'WVD-Agent',
    areas: ['broker'], source: 'https://learn.microsoft.com/troubleshoot/azure/virtual-desktop/troubleshoot-agent', sure: 'documented' }, [
    [3277, 'fault', 'param1', 'The agent of Azure Virtual Desktop could not do its work: {param1}.', 'connection'],
    [3389, 'fault', 'param1', 'The agent of Azure Virtual Desktop ended with an error: {param1}.', 'connection'],
    [3702, 'fault', '', 'The agent of Azure Virtual Desktop could not reach some addresses of the service.', 'connection', 'reported'],
  ]),
  ...eventsOf({ provider: licensing, aliases: ['TermServLicensing', 'licensing'],
    areas: ['licensing'], source: eventWiki(licensing), sure: 'reported' }, [
    [0, 'normal', '', 'The license server started.'],
    [1, 'change', '', 'The license server was paused.', 'license'],
    [3, 'change', '', 'The license server stopped.', 'license'],
    [4, 'change', '', 'The license server was activated.', 'license'],
    [7, 'fault', '', 'The license server is too busy to tell the other license servers.', 'license'],
    [8, 'fault', '', 'The license server cannot talk to other license servers.', 'license'],
    [9, 'fault', '', 'The database of the license server is not valid.', 'license'],
    [12, 'fault', '', 'The license server refuses every request because it could not be initialised.', 'license'],
    [14, 'fault', '', 'The license server cannot see the licenses installed on it.', 'license'],
    [17, 'fault', '', 'A certificate of the license server is damaged or missing.', 'license'],
    [18, 'fault', 'param1', 'The license server {param1} has not been activated and gives out only temporary licenses.', 'license'],
    [19, 'fault', '', 'A certificate of the license server is damaged or missing (stage 19).', 'license'],
    [20, 'fault', 'param1', 'The license server {param1} has too few licenses.', 'license'],
    [21, 'fault', 'param1', 'The license server {param1} has no permanent licenses left.', 'license'],
  ]),
  ...eventsOf({ provider: licensing, aliases: ['TermServLicensing', 'licensing'],
    areas: ['licensing'], source: technet('ee891389'), sure: 'documented' }, [
    [4105, 'noise', 'param1, param2', 'The license server could not note the license of {param1} in the domain {param2}.', 'license'],
    [74, 'change', '', 'The license server was added to its group in the directory.'],
    [76, 'change', '', 'The license server was removed from its group in the directory.', 'license'],
  ]),
  ...eventsOf({ provider: host, aliases: ['rcm', 'TermService'],
    areas: ['licensing'], source: eventWiki(host), sure: 'reported' }, [
    [1003, 'fault', 'Param1=1', 'The client {Param1} showed an invalid license.', 'license'],
    [1004, 'fault', '', 'The session host cannot give out a client license.', 'license'],
    [1011, 'fault', 'Param1=1', 'No session for the client {Param1}: its temporary license has run out.', 'license'],
    [1068, 'fault', '', 'No licensing mode has been chosen for this session host.', 'license'],
    [1069, 'fault', '', 'The grace period is over and no licensing mode has been chosen.', 'license'],
  ]),
  ...eventsOf({ provider: host, aliases: ['rcm', 'TermService'],
    areas: ['licensing'], source: sessionHostPack, sure: 'documented' }, [
    [1028, 'fault', 'Param1=1', 'No session for the client {Param1}: its license could not be renewed.', 'license'],
    [1130, 'fault', '', 'No license server is named for this session host.', 'license'],
    [50282, 'fault', '', 'No license server is named for this session host (1130 as the manifest numbers it).', 'license', 'reported'],
  ]),
  ...eventsOf({ provider: host, aliases: ['rcm', 'TermService'],
    areas: ['licensing'], source: graceMessages, sure: 'reported' }, [
    [1128, 'fault', '', 'The grace period is over and no license server with licenses is known.', 'license'],
    [1129, 'fault', 'Param1=1', 'The grace period ends on {Param1} and no license server with licenses is known.', 'license'],
    [50180, 'fault', 'Param1=1', 'No session for the client {Param1}: its license could not be renewed (1028 as the manifest numbers it).', 'license'],
    [50280, 'fault', '', 'The grace period is over and no license server with licenses is known (1128 as the manifest numbers it).', 'license'],
    [50281, 'fault', 'Param1=1', 'The grace period ends on {Param1} and no license server with licenses is known (1129).', 'license'],
  ]),
  ...eventsOf({ provider: host, aliases: ['rcm', 'TermService'],
    areas: ['licensing'], source: oldMessages, sure: 'documented' }, [
    [1008, 'fault', '', 'The grace period is over and no license server with licenses is known (Windows Server 2003).', 'license'],
    [1009, 'fault', 'Param1=1', 'The grace period ends on {Param1} and no license server with licenses is known (Windows Server 2003).', 'license'],
    [1010, 'fault', '', 'No license server could be found (Windows Server 2003).', 'license'],
    [1026, 'fault', 'Param1=1', 'No license server could be found in the domain {Param1} (Windows Server 2003).', 'license'],
    [1027, 'fault', 'Param1=1', 'No license server could be found in the workgroup {Param1} (Windows Server 2003).', 'license'],
  ]),
  ...eventsOf({ provider: host, aliases: ['rcm', 'TermService'],
    areas: ['broker'], source: eventWiki(host), sure: 'reported' }, [
    [1012, 'fault', 'Param1=1', 'The session of the client {Param1} had too many failed sign-ins.', 'signIn'],
    [1022, 'fault', '', 'A client could not be sent to another host of the farm.', 'session'],
    [1024, 'fault', '', 'Joining the farm failed because the session directory was not ready.', 'session'],
    [1046, 'fault', '', 'The Remote Desktop profile path of a user could not be loaded.', 'session'],
    [1070, 'fault', '', 'A new sign-in was denied: the session host is in drain mode and takes no new people.', 'session', 'documented'],
    [1136, 'noise', '', 'The role of a session host is not installed.', 'session'],
  ]),
];
