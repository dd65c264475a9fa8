import { eventsOf } from './event-row.ts';
import type { WindowsEventRow } from './event-row.ts';
import { driverMessages, eventWiki, fieldTable, networkMessages, notFound } from './event-sources.ts';

/** Further drivers that log resets and timeouts of disks under their own name. */
const storageDrivers = [
  'stornvme',
  'pvscsi',
  'LSI_SAS',
  'vioscsi',
  'iScsiPrt',
  'storvsc',
  'iaStorAC',
  'megasas2',
];

/** Disks, volumes and file systems that fail, fill up or go away. */
// prettier-ignore
export const storageEvents: readonly WindowsEventRow[] = [
  ...eventsOf({ provider: 'disk', aliases: ['Microsoft-Windows-Disk', 'cdrom'],
    areas: ['storage'], source: driverMessages, sure: 'documented' }, [
    [7, 'fault', 'param1', 'The disk {param1} has a bad block.'],
    [9, 'fault', 'param1', 'The disk {param1} did not answer in time.'],
    [11, 'fault', 'param1', 'The driver found a controller error at {param1}.'],
    [15, 'fault', 'param1', 'The disk {param1} is not ready yet.'],
    [32, 'noise', 'param1', 'The write cache of {param1} is on, which may cost data if power fails.'],
    [34, 'change', 'param1', 'The driver switched off the write cache of {param1}.'],
    [51, 'fault', 'param1', 'An error occurred at {param1} while memory was paged.'],
    [52, 'fault', 'param1', 'The disk {param1} predicts that it will fail soon.'],
    [58, 'fault', 'param2, param3', 'Disks {param2} and {param3} carry the same signature.'],
    [150, 'fault', 'param2', 'Disk {param2} has run out of the space that stands behind it.'],
    [151, 'change', 'param2', 'The capacity of disk {param2} changed.'],
    [153, 'fault', 'param2, param3', 'Reading or writing block {param2} of disk {param3} had to be repeated.'],
    [154, 'fault', 'param2, param3', 'Reading or writing block {param2} of disk {param3} failed in the hardware.'],
    [155, 'fault', 'param2, param3, param4', 'Block {param2} of disk {param3} took {param4} ms to read or write.'],
    [157, 'fault', 'param2', 'Disk {param2} went away without notice.'],
    [158, 'noise', 'param2', 'Disk {param2} has the same identifiers as another disk, as with several paths to one disk.'],
    [159, 'change', 'param2', 'Disk {param2} got new firmware.'],
  ]),
  ...eventsOf({ provider: 'storahci', aliases: storageDrivers,
    areas: ['storage'], source: driverMessages, sure: 'documented' }, [
    [9, 'fault', 'param1', 'The storage device {param1} did not answer in time.'],
    [11, 'fault', 'param1', 'The storage driver found a controller error at {param1}.'],
    [118, 'change', 'param1', 'The bus of the storage device {param1} was reset on request.'],
    [129, 'fault', 'param1', 'The storage device {param1} hung and was reset.'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-Ntfs', aliases: ['Ntfs'],
    areas: ['storage'], source: fieldTable('Ntfs'), sure: 'reported' }, [
    [50, 'fault', 'param2', 'Data for {param2} was lost: it could not be written later, as planned.', '', 'documented'],
    [55, 'fault', 'DriveName, CorruptionState', 'The file system of {DriveName} is damaged (state {CorruptionState}).'],
    [57, 'fault', '', 'The file system could not write its transaction log to disk; damage may follow.', '', 'documented'],
    [98, 'normal', 'DriveName', 'Windows checked the volume {DriveName} while mounting it.', '', 'unconfirmed'],
    [130, 'change', 'VolumeId', 'The file system of volume {VolumeId} was repaired.', '', 'unconfirmed'],
    [131, 'fault', 'VolumeId', 'The file system of volume {VolumeId} could not be repaired.', '', 'unconfirmed'],
    [137, 'fault', 'param2', 'The transaction manager of the volume {param2} met an error it cannot overcome.', '', 'unconfirmed'],
    [140, 'fault', 'VolumeName, DeviceName', 'The file system could not write its log to {VolumeName} ({DeviceName}).', '', 'unconfirmed'],
  ]),
  ...eventsOf({ provider: 'Mup', areas: ['storage', 'fileSharing'], source: driverMessages, sure: 'documented' }, [
    [50, 'fault', 'param2', 'Data for the network file {param2} was lost: it could not be written later, as planned.'],
    [139, 'fault', 'param2', 'Data for {param2} was lost because the network failed.'],
    [140, 'fault', 'param2', 'Data for {param2} was lost because its server answered with an error.'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-FilterManager', areas: ['storage'], source: notFound, sure: 'unconfirmed' }, [
    [1, 'noise', 'FinalStatus', 'A file system filter was unloaded (status {FinalStatus}).'],
    [3, 'fault', 'ExtraString', 'A file system filter could not be attached to {ExtraString}.'],
    [6, 'noise', 'DeviceName', 'The file system filter {DeviceName} was loaded.'],
  ]),
  ...eventsOf({ provider: 'volmgr', areas: ['storage', 'power'], source: notFound, sure: 'unconfirmed' }, [
    [46, 'fault', '', 'Windows could not get ready to write crash dumps.'],
    [49, 'fault', '', 'The page file is not set up so that a crash dump could be written.'],
    [161, 'fault', '', 'Windows crashed and could not write the crash dump.'],
    [162, 'change', '', 'Windows wrote a crash dump.', '', 'documented'],
  ]),
  ...eventsOf({ provider: 'Srv', aliases: ['LanmanServer', 'Server'],
    areas: ['storage', 'fileSharing'], source: networkMessages, sure: 'documented' }, [
    [2012, 'noise', '', 'The file server met a network error while it sent or received.'],
    [2013, 'fault', 'param2', 'The disk {param2} is almost full.'],
    [2017, 'fault', '', 'The file server reached its limit of non-paged memory.'],
    [2018, 'fault', '', 'The file server reached its limit of paged memory.'],
    [2019, 'fault', '', 'The non-paged memory of Windows is used up.'],
    [2020, 'fault', '', 'The paged memory of Windows is used up.'],
    [2021, 'fault', '', 'The file server ran out of work items, as under overload.'],
    [2022, 'fault', '', 'The file server ran out of free connections.'],
    [2505, 'fault', 'param2', 'The file server could not use {param2}: another computer on the network has the same name.', 'name', 'unconfirmed'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-StorPort',
    areas: ['storage'], source: fieldTable('Microsoft-Windows-StorPort'), sure: 'reported' }, [
    [500, 'fault', 'MiniportName, PortNumber, VendorId, ProductId', 'Requests to {VendorId} {ProductId} at port {PortNumber} ({MiniportName}) were slow or failed.', '', 'unconfirmed'],
    [501, 'fault', 'MiniportName, PortNumber, BusResetReason', 'The storage bus at port {PortNumber} ({MiniportName}) was reset; reason {BusResetReason}.'],
    [535, 'fault', 'MiniportName, PortNumber, VendorId', 'A device of {VendorId} at port {PortNumber} ({MiniportName}) may have failed.'],
    [536, 'fault', 'MiniportName, PortNumber, VendorId', 'A device of {VendorId} at port {PortNumber} ({MiniportName}) failed and is removed.'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-VHDMP',
    areas: ['storage', 'virtualisation'], source: eventWiki('Microsoft-Windows-VHDMP'), sure: 'reported' }, [
    [1, 'change', 'VhdFileName, VhdDiskNumber', 'The virtual disk {VhdFileName} was attached as disk {VhdDiskNumber}.', 'session'],
    [2, 'change', 'VhdFileName, VhdDiskNumber', 'The virtual disk {VhdFileName} (disk {VhdDiskNumber}) was detached.', 'session'],
    [3, 'fault', 'VhdFileName', 'The virtual disk {VhdFileName} could not be attached.', 'session'],
    [7, 'fault', 'VhdFileName', 'The chain of the virtual disk {VhdFileName} is damaged.', 'session'],
    [11, 'fault', 'VhdFileName', 'The virtual disk {VhdFileName} became invalid and is removed.', 'session'],
  ]),
];
