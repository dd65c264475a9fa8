import { eventsOf } from './event-row.ts';
import { eventWiki, fieldTable, notFound } from './event-sources.ts';

const client = 'Microsoft-Windows-WindowsUpdateClient';

/** Updates that were installed, failed or wait for a restart. */
// prettier-ignore
export const updateEvents = [
  ...eventsOf({ provider: client, aliases: ['WindowsUpdateClient', 'update'],
    areas: ['updates'], source: eventWiki(client), sure: 'reported' }, [
    [16, 'fault', '', 'The update service cannot be reached, so no updates come automatically.'],
    [17, 'normal', 'updatelist', 'Updates are ready to be installed: {updatelist}'],
    [18, 'normal', 'schedinstalldate, schedinstalltime', 'Updates are ready and will be installed on {schedinstalldate} at {schedinstalltime}.'],
    [19, 'change', 'updateTitle', 'The update {updateTitle} was installed.'],
    [20, 'fault', 'updateTitle, errorCode', 'The update {updateTitle} could not be installed (error {errorCode}).'],
    [21, 'change', 'updatelist', 'A restart is needed to finish these updates: {updatelist}'],
    [22, 'change', 'restarttime', 'The computer restarts at {restarttime} to finish updates.'],
    [23, 'change', 'updateTitle', 'The update {updateTitle} was removed.'],
    [24, 'fault', 'updatelist, errorCode', 'The update {updatelist} could not be removed (error {errorCode}).'],
    [25, 'fault', 'errorCode', 'Windows could not look for updates (error {errorCode}).'],
    [26, 'normal', 'updateCount', 'Windows found {updateCount} updates.'],
    [27, 'change', '', 'Automatic updates were paused.'],
    [28, 'change', '', 'Automatic updates go on.'],
    [29, 'fault', '', 'The update service lost its connection.'],
    [30, 'normal', '', 'The update service has a connection.'],
    [31, 'fault', 'updateTitle, errorCode', 'The update {updateTitle} could not be fetched (error {errorCode}).'],
    [32, 'fault', 'serverName', 'The update server {serverName} cannot be reached.'],
    [33, 'fault', 'serverName', 'The proxy {serverName} refused the update service for lack of credentials.'],
    [34, 'fault', 'errorCode', 'The update service could not update itself (error {errorCode}).'],
    [40, 'normal', 'updateGuid', 'A new update was found ({updateGuid}).'],
    [41, 'normal', 'updateTitle', 'The update {updateTitle} was fetched.'],
  ]),
  ...eventsOf({ provider: client, aliases: ['WindowsUpdateClient', 'update'],
    areas: ['updates'], source: fieldTable(client), sure: 'reported' }, [
    [43, 'change', 'updateTitle', 'The update {updateTitle} is being installed.'],
    [44, 'normal', 'updateTitle', 'The update {updateTitle} is being fetched.'],
    [213, 'fault', 'updatelist, errorCode', 'The update {updatelist} could not be rolled back (error {errorCode}).'],
    [217, 'fault', 'updatelist, errorCode', 'The update {updatelist} could not be completed (error {errorCode}).'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-Servicing', aliases: ['servicing'],
    areas: ['updates'], source: fieldTable('Microsoft-Windows-Servicing'), sure: 'unconfirmed' }, [
    [1, 'change', 'PackageIdentifier', 'Windows begins to change the package {PackageIdentifier}.'],
    [2, 'change', 'PackageIdentifier, IntendedPackageState', 'The package {PackageIdentifier} is now: {IntendedPackageState}'],
    [3, 'fault', 'PackageIdentifier, IntendedPackageState, ErrorCode', 'The package {PackageIdentifier} could not become {IntendedPackageState} (error {ErrorCode}).'],
    [4, 'change', 'PackageIdentifier', 'The package {PackageIdentifier} needs a restart.'],
  ]),
  ...eventsOf({ provider: 'MsiInstaller', areas: ['updates', 'applications'], source: notFound, sure: 'unconfirmed' }, [
    [1033, 'change', 'ProductName=1, Version=2, Status=4', 'The installation of {ProductName} {Version} ended with status {Status}.'],
    [1034, 'change', 'ProductName=1, Version=2, Status=4', 'The removal of {ProductName} {Version} ended with status {Status}.'],
    [1035, 'normal', 'ProductName=1, Version=2, Status=4', 'Windows Installer went over {ProductName} {Version} again (status {Status}), as queries of installed programs make it do.'],
    [11707, 'change', 'param1', 'An installation succeeded: {param1}'],
    [11708, 'fault', 'param1', 'An installation failed: {param1}'],
  ]),
];
