import { eventsOf } from './event-row.ts';
import { messageTable } from './event-sources.ts';

const release = 'W2022_21H2';

/** What may not run: AppLocker and code integrity. */
// prettier-ignore
export const executionEvents = [
  ...eventsOf({ provider: 'Microsoft-Windows-AppLocker', aliases: ['AppLocker'],
    areas: ['execution'], source: messageTable(release, 'Microsoft-Windows-AppLocker'), sure: 'documented' }, [
    [8000, 'fault', 'Status', 'The AppLocker policy could not be converted (status {Status}).'],
    [8001, 'change', '', 'The AppLocker policy was applied to this computer.', '', 'unconfirmed'],
    [8002, 'normal', 'FilePath', 'AppLocker allowed {FilePath}.'],
    [8003, 'noise', 'FilePath, TargetUser', 'AppLocker would block {FilePath} for {TargetUser} if it were enforced.'],
    [8004, 'fault', 'FilePath, TargetUser', 'AppLocker blocked {FilePath} for {TargetUser}.', 'session'],
    [8005, 'normal', 'FilePath', 'AppLocker allowed the script or installer {FilePath}.'],
    [8006, 'noise', 'FilePath, TargetUser', 'AppLocker would block the script or installer {FilePath} for {TargetUser} if it were enforced.'],
    [8007, 'fault', 'FilePath, TargetUser', 'AppLocker blocked the script or installer {FilePath} for {TargetUser}.', 'session'],
    [8008, 'noise', '', 'This edition of Windows has no AppLocker.'],
    [8021, 'noise', 'Package, TargetUser', 'AppLocker would block the app {Package} for {TargetUser} if it were enforced.'],
    [8022, 'fault', 'Package, TargetUser', 'AppLocker blocked the app {Package} for {TargetUser}.', 'session'],
    [8025, 'fault', 'Package, TargetUser', 'AppLocker blocked the installation of the app {Package} for {TargetUser}.'],
    [8028, 'noise', 'FilePath', 'Code integrity would block the script {FilePath} if it were enforced.'],
    [8029, 'fault', 'FilePath', 'Code integrity blocked the script {FilePath}.', 'session'],
    [8036, 'fault', 'CLSID', 'Code integrity blocked the COM class {CLSID}.'],
    [8040, 'fault', 'PackageFamilyName', 'Code integrity blocked the app {PackageFamilyName} from being installed.'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-CodeIntegrity', aliases: ['CodeIntegrity'],
    areas: ['execution'], source: messageTable(release, 'Microsoft-Windows-CodeIntegrity'), sure: 'documented' }, [
    [3001, 'fault', 'FileNameBuffer', 'The unsigned driver {FileNameBuffer} was loaded.'],
    [3002, 'fault', 'FileNameBuffer', '{FileNameBuffer} could not be verified: the hashes of its pages are missing.'],
    [3004, 'fault', 'FileNameBuffer', '{FileNameBuffer} could not be verified: its hash is in no catalogue.'],
    [3010, 'noise', 'FileNameBuffer, Status', 'The catalogue {FileNameBuffer} could not be loaded (status {Status}).'],
    [3021, 'fault', 'FileNameBuffer', 'A driver whose signature was revoked, {FileNameBuffer}, was loaded.'],
    [3023, 'fault', 'FileNameBuffer', 'The driver {FileNameBuffer} was not loaded: its certificate was revoked.'],
    [3033, 'fault', 'ProcessNameBuffer, FileNameBuffer', '{ProcessNameBuffer} was not allowed to load {FileNameBuffer}: its signature is too weak.', 'signIn'],
    [3034, 'noise', 'ProcessNameBuffer, FileNameBuffer', '{ProcessNameBuffer} would not be allowed to load {FileNameBuffer} if the policy were enforced.'],
    [3036, 'fault', 'FileNameBuffer', '{FileNameBuffer} was not loaded: its certificate was revoked.'],
    [3037, 'noise', 'FileNameBuffer', 'The unsigned file {FileNameBuffer} was loaded.'],
  ]),
];
