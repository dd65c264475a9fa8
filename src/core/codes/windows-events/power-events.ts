import { eventsOf } from './event-row.ts';
import { auditPage, fieldTable, messageTable, notFound } from './event-sources.ts';

const power = 'Microsoft-Windows-Kernel-Power';
const kernel = 'Microsoft-Windows-Kernel-General';
const boot = 'Microsoft-Windows-Kernel-Boot';
const pnp = 'Microsoft-Windows-Kernel-PnP';
const log = 'Microsoft-Windows-Eventlog';
const whea = 'Microsoft-Windows-WHEA-Logger';
const crash = 'Microsoft-Windows-WER-SystemErrorReporting';

/** Starts, stops, crashes and sleep of the machine, its hardware, and the event log itself. */
// prettier-ignore
export const powerEvents = [
  ...eventsOf({ provider: power, aliases: ['Kernel-Power'],
    areas: ['power'], source: messageTable('W10_1507', power), sure: 'documented' }, [
    [9, 'noise', 'AppName', 'The program {AppName} kept the machine from sleeping or shutting down.'],
    [10, 'noise', 'ServiceName', 'The service {ServiceName} kept the machine from sleeping or shutting down.'],
    [40, 'fault', 'DriverName, InstanceName', 'The driver {DriverName} of {InstanceName} kept the machine from sleeping or shutting down.'],
    [41, 'fault', 'BugcheckCode', 'The machine restarted without a clean shutdown (stop code {BugcheckCode}; 0 means none, as in a power cut).', 'connection'],
    [42, 'change', 'Reason', 'The machine goes to sleep (reason {Reason}).', 'connection'],
    [86, 'fault', 'ThermalZoneDeviceInstance', 'The machine was shut down because it was too hot ({ThermalZoneDeviceInstance}).', 'connection'],
    [88, 'fault', 'ThermalZoneDeviceInstance', 'The machine was put to sleep because it was too hot ({ThermalZoneDeviceInstance}).', 'connection'],
    [109, 'change', 'ShutdownReason', 'The kernel began a shutdown (reason {ShutdownReason}).', 'connection'],
  ]),
  ...eventsOf({ provider: power, aliases: ['Kernel-Power'],
    areas: ['power'], source: fieldTable(power), sure: 'reported' }, [
    [107, 'change', 'TargetState', 'The machine woke up from sleep ({TargetState}).', 'connection'],
    [172, 'noise', 'State, Reason', 'The network during standby is now {State} (reason {Reason}).'],
    [506, 'change', 'Reason', 'The machine went into modern standby (reason {Reason}).', 'connection'],
    [507, 'change', 'Reason', 'The machine left modern standby (reason {Reason}).', 'connection'],
    [508, 'noise', 'Reason', 'A saving of timer ticks was switched off (reason {Reason}).'],
    [142, 'fault', 'ResetReasonMask', 'The machine was reset abnormally (reason {ResetReasonMask}).', 'connection'],
  ]),
  ...eventsOf({ provider: kernel, aliases: ['Kernel-General', 'kernel'],
    areas: ['power', 'time'], source: fieldTable(kernel), sure: 'reported' }, [
    [1, 'normal', 'OldTime, NewTime', 'The clock went from {OldTime} to {NewTime}.'],
    [12, 'change', 'StartTime', 'Windows started at {StartTime}.', 'connection'],
    [13, 'change', 'StopTime', 'Windows shut down at {StopTime}.', 'connection'],
    [15, 'noise', 'HiveName', 'The registry file {HiveName} was tidied up.'],
    [11, 'noise', 'Status', 'A transaction manager of the registry was tidied up (status {Status}).', '', 'unconfirmed'],
    [16, 'noise', 'HiveName', 'The record of changes in the registry file {HiveName} was cleared.', '', 'unconfirmed'],
    [22, 'change', 'OldBias, NewBias', 'The time zone offset went from {OldBias} to {NewBias}.'],
  ]),
  ...eventsOf({ provider: kernel, aliases: ['Kernel-General', 'kernel'],
    areas: ['storage', 'power'], source: fieldTable(kernel), sure: 'unconfirmed' }, [
    [5, 'fault', 'FinalStatus, ExtraString', 'The registry file {ExtraString} was damaged and set back (status {FinalStatus}).'],
    [6, 'fault', 'FinalStatus, ExtraString', 'The registry file {ExtraString} could not be written (status {FinalStatus}).'],
  ]),
  ...eventsOf({ provider: boot, aliases: ['Kernel-Boot'],
    areas: ['power'], source: fieldTable(boot), sure: 'reported' }, [
    [6, 'fault', 'ImageName, Reason', 'The boot file {ImageName} failed its integrity check (reason {Reason}).'],
    [18, 'noise', 'EntryCount', 'The boot menu has {EntryCount} entries.'],
    [20, 'noise', 'LastShutdownGood, LastBootGood', 'Last shutdown clean: {LastShutdownGood}; last start good: {LastBootGood}.'],
    [25, 'noise', 'BootMenuPolicy', 'The policy of the boot menu is {BootMenuPolicy}.'],
    [27, 'normal', 'BootType', 'Windows was started in the way {BootType}.'],
    [30, 'noise', '', 'The firmware noted the times of the start.'],
    [32, 'noise', 'BitlockerUserInputTime', 'The start waited {BitlockerUserInputTime} for a person.'],
    [153, 'noise', 'Status', 'The protection by virtualisation was noted at start-up (status {Status}).'],
    [38, 'fault', 'ImageName, ImageLoadStatus', 'The boot file {ImageName} could not be loaded (status {ImageLoadStatus}).'],
    [295, 'fault', 'FileName, Status', 'The boot program {FileName} is revoked (status {Status}).'],
  ]),
  ...eventsOf({ provider: boot, aliases: ['Kernel-Boot'],
    areas: ['power'], source: fieldTable(boot), sure: 'unconfirmed' }, [
    [29, 'noise', 'FailureStatus', 'Fast start-up failed and a full start was done (status {FailureStatus}).'],
  ]),
  ...eventsOf({ provider: pnp, aliases: ['Kernel-PnP'],
    areas: ['hardware'], source: messageTable('W10_1507', pnp), sure: 'documented' }, [
    [219, 'noise', 'DriverName, FailureName', 'The driver {FailureName} was not loaded for {DriverName}.'],
    [225, 'noise', 'ProcessName, DeviceInstance', '{ProcessName} kept the device {DeviceInstance} from being removed.'],
    [400, 'change', 'DeviceInstanceId, DriverName', 'The device {DeviceInstanceId} was set up with {DriverName}.'],
    [401, 'fault', 'DeviceInstanceId, DriverName', 'The device {DeviceInstanceId} could not be set up with {DriverName}.'],
    [402, 'fault', 'DeviceInstanceId', 'Policy forbids setting up the device {DeviceInstanceId}.'],
    [403, 'change', 'DeviceInstanceId', 'The device {DeviceInstanceId} needs a restart to be set up.'],
    [410, 'normal', 'DeviceInstanceId', 'The device {DeviceInstanceId} started.'],
    [411, 'fault', 'DeviceInstanceId, Problem, Status', 'The device {DeviceInstanceId} could not be started (problem {Problem}, status {Status}).'],
    [420, 'change', 'DeviceInstanceId', 'The device {DeviceInstanceId} was removed.'],
    [441, 'noise', 'DeviceInstanceId', 'The settings of the device {DeviceInstanceId} could not be carried over.'],
  ]),
  ...eventsOf({ provider: log, aliases: ['eventlog'],
    areas: ['eventLog'], source: messageTable('W10_1507', log), sure: 'documented' }, [
    [20, 'fault', 'Path, ErrorCode', 'The settings of the log {Path} could not be read (error {ErrorCode}).'],
    [23, 'fault', 'Path, ErrorCode', 'The log {Path} could not be opened (error {ErrorCode}).'],
    [25, 'fault', 'ChannelPath', 'The log {ChannelPath} was damaged and set aside; a new one begins.'],
    [27, 'fault', 'ChannelPath, ErrorCode', 'The file of the log {ChannelPath} could not be opened (error {ErrorCode}).'],
    [29, 'fault', 'ChannelPath, ErrorCode', 'The event log service stops: the log {ChannelPath} failed (error {ErrorCode}).'],
    [40, 'fault', 'ChannelPath, ErrorCode', 'A policy for the log {ChannelPath} could not be applied (error {ErrorCode}).'],
    [104, 'change', 'Channel, SubjectUserName', 'The log {Channel} was cleared by {SubjectUserName}; what it held before is gone.'],
    [105, 'normal', 'Channel, BackupPath', 'The full log {Channel} was saved to {BackupPath}.'],
    [106, 'fault', 'Channel', 'The log {Channel} was damaged and some events were lost.'],
    [1100, 'change', '', 'The event log service stopped.'],
    [1101, 'fault', 'Reason', 'Security events were lost on their way (reason {Reason}).'],
    [1102, 'change', 'SubjectUserName', 'The Security log was cleared by {SubjectUserName}; what it held before is gone.'],
    [1104, 'fault', '', 'The Security log is full.'],
    [1105, 'normal', 'BackupPath', 'The full Security log was saved to {BackupPath}.'],
    [1108, 'fault', 'PublisherID, EventID', 'The event {EventID} of {PublisherID} could not be written to the Security log.'],
    [6000, 'fault', 'Channel', 'The log {Channel} is full.'],
  ]),
  ...eventsOf({ provider: 'EventLog',
    areas: ['eventLog', 'power'],
    source: 'https://www.explaintopic.com/windows/understanding-windows-restart-event-ids-in-production-logs-1766635796.html', sure: 'reported' }, [
    [6006, 'change', '', 'The event log service stopped, as in a clean shutdown.', 'connection'],
    [6008, 'fault', 'param1, param2', 'The last shutdown, at {param1} on {param2}, was unexpected.', 'connection'],
  ]),
  ...eventsOf({ provider: 'EventLog', areas: ['eventLog', 'power'], source: notFound, sure: 'unconfirmed' }, [
    [6005, 'change', '', 'The event log service started, as at every start of Windows.', 'connection'],
    [6009, 'normal', '', 'Windows noted its version at start-up.'],
    [6011, 'change', 'param1, param2', 'The name of this machine was changed from {param1} to {param2}.', 'name'],
    [6013, 'noise', 'param5', 'The machine has been running for {param5} seconds.'],
  ]),
  ...eventsOf({ provider: whea, aliases: ['WHEA-Logger', 'whea'],
    areas: ['hardware'], source: messageTable('W10_1507', whea), sure: 'documented' }, [
    [1, 'fault', '', 'The hardware reported a fatal error.'],
    [2, 'fault', '', 'The hardware reported an error that was corrected.'],
    [16, 'fault', 'ErrorSource, VendorID', 'A PCI Express device failed fatally (vendor {VendorID}, source {ErrorSource}).'],
    [17, 'noise', 'ErrorSource, VendorID', 'An error of a PCI Express device was corrected (vendor {VendorID}, source {ErrorSource}).'],
    [18, 'fault', 'ErrorType, ApicId', 'The processor core {ApicId} failed fatally (error type {ErrorType}).'],
    [19, 'fault', 'ErrorType, ApicId', 'An error of the processor core {ApicId} was corrected (error type {ErrorType}).'],
    [20, 'fault', 'ErrorType', 'The bridge of the processor failed fatally (error type {ErrorType}).'],
    [22, 'fault', 'ErrorSource', 'Memory failed fatally (source {ErrorSource}).'],
    [23, 'fault', 'ErrorSource', 'A memory error was corrected (source {ErrorSource}).'],
    [24, 'fault', 'ErrorType, BusNumber', 'The PCI bus {BusNumber} failed fatally (error type {ErrorType}).'],
    [26, 'fault', 'ErrorType, VendorId', 'A PCI device of vendor {VendorId} failed fatally (error type {ErrorType}).'],
    [46, 'fault', 'ErrorSource', 'Memory failed fatally (source {ErrorSource}, short record).'],
    [47, 'fault', 'ErrorSource', 'A memory error was corrected (source {ErrorSource}, short record).'],
  ]),
  ...eventsOf({ provider: crash, aliases: ['BugCheck'],
    areas: ['power'], source: fieldTable(crash), sure: 'reported' }, [
    [1001, 'fault', 'param1, param2', 'The machine restarted after a crash: {param1}; dump in {param2}', 'connection'],
    [1018, 'noise', 'param1, param2', 'The dump file was dealt with: {param1} {param2}', '', 'unconfirmed'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-UserPnp', areas: ['hardware'],
    source: fieldTable('Microsoft-Windows-UserPnp'), sure: 'reported' }, [
    [20001, 'change', 'DriverName, DeviceInstanceID, InstallStatus', 'The driver {DriverName} was installed for {DeviceInstanceID} (status {InstallStatus}).'],
    [20003, 'change', 'ServiceName, DeviceInstanceID', 'The driver service {ServiceName} was added for {DeviceInstanceID}.'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-Power-Troubleshooter', aliases: ['Power-Troubleshooter'],
    areas: ['power'], source: fieldTable('Microsoft-Windows-Power-Troubleshooter'), sure: 'reported' }, [
    [1, 'change', 'SleepTime, WakeTime', 'The machine slept from {SleepTime} to {WakeTime}.', 'connection'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-Security-Auditing', aliases: ['security'],
    areas: ['hardware', 'auditing'], source: auditPage, sure: 'documented' }, [
    [6281, 'fault', 'param1', 'The pages of {param1} did not match their hashes: file, memory or disk may be damaged.'],
    [6416, 'noise', 'DeviceDescription', 'The device {DeviceDescription} was recognised.'],
  ]),
];
