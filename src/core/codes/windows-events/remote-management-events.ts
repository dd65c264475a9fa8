import { eventsOf } from './event-row.ts';
import { fieldTable, notFound } from './event-sources.ts';

const winrm = 'Microsoft-Windows-WinRM';
const wmi = 'Microsoft-Windows-WMI-Activity';

/** WinRM and WMI, by which servers are managed from afar. */
// prettier-ignore
export const remoteManagementEvents = [
  ...eventsOf({ provider: winrm, aliases: ['WinRM'],
    areas: ['remoteManagement'], source: fieldTable(winrm), sure: 'reported' }, [
    [85, 'fault', 'senderName, concurrentShells', '{senderName} has too many remote shells open ({concurrentShells}).'],
    [142, 'fault', 'operationName, errorCode', 'The remote management step {operationName} failed (error {errorCode}).'],
    [161, 'fault', 'authFailureMessage', 'A remote management client was not authenticated: {authFailureMessage}', 'signIn'],
    [164, 'fault', 'destinationMachine', 'The machine {destinationMachine} could not be authenticated for remote management.', 'signIn', 'unconfirmed'],
    [210, 'fault', 'errorCode', 'The remote management service could not start (error {errorCode}).'],
    [215, 'fault', 'pluginName, errorcode', 'The plug-in {pluginName} of remote management failed (error {errorcode}).'],
    [774, 'fault', 'senderName, concurrentOperations', '{senderName} has too many remote operations at once ({concurrentOperations}).'],
  ]),
  ...eventsOf({ provider: winrm, aliases: ['WinRM'],
    areas: ['remoteManagement'], source: notFound, sure: 'unconfirmed' }, [
    [10148, 'normal', '', 'The remote management service listens for requests.'],
    [10149, 'change', '', 'The remote management service no longer listens.'],
    [10154, 'noise', 'spn1', 'The service name {spn1} could not be registered for remote management.'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-WMI', aliases: ['WinMgmt'], areas: ['remoteManagement'], source: notFound, sure: 'unconfirmed' }, [
    [5605, 'noise', 'Namespace', 'A program asked for the WMI namespace {Namespace} without the encryption that it wants.'],
    [5615, 'normal', '', 'The WMI service started.'],
    [5617, 'normal', '', 'The parts of the WMI service are ready.'],
  ]),
  ...eventsOf({ provider: wmi, aliases: ['WMI-Activity'],
    areas: ['remoteManagement'], source: fieldTable(wmi), sure: 'reported' }, [
    [5857, 'noise', 'ProviderName, Code', 'The WMI provider {ProviderName} was started (result {Code}).'],
    [5858, 'noise', 'Operation, ResultCode, User', 'A WMI operation of {User} failed with {ResultCode}: {Operation}'],
    [5860, 'noise', 'Query, User', '{User} waits for WMI events: {Query}'],
    [5861, 'change', 'CONSUMER', 'A lasting WMI subscription was made: {CONSUMER}'],
  ]),
];
