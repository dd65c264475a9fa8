import { eventsOf } from './event-row.ts';
import { fieldTable, messageTable, notFound } from './event-sources.ts';

const adapter = 'Microsoft-Windows-Hyper-V-Netvsc';

/** Guests and hosts of Hyper-V and VMware. */
// prettier-ignore
export const virtualisationEvents = [
  ...eventsOf({ provider: adapter, aliases: ['netvsc'],
    areas: ['virtualisation', 'network'], source: messageTable('W2022_21H2', adapter), sure: 'documented' }, [
    [1, 'normal', 'Version', 'The virtual adapter and its host agreed on version {Version}.'],
    [2, 'fault', 'Version', 'The virtual adapter and its host found no common version ({Version}).', 'connection'],
    [3, 'normal', 'MiniportName', 'The virtual adapter {MiniportName} is ready.'],
    [4, 'fault', 'MiniportName, Status', 'The virtual adapter {MiniportName} could not be initialised (status {Status}).', 'connection'],
    [5, 'fault', 'MiniportName, Status', 'The settings of the virtual adapter {MiniportName} could not be applied (status {Status}).', 'connection'],
    [7, 'change', 'MiniportName', 'The virtual adapter {MiniportName} was reset.', 'connection'],
    [8, 'fault', 'MiniportName', 'The virtual adapter {MiniportName} hung.', 'connection'],
    [9, 'fault', 'MiniportName', 'The virtual adapter {MiniportName} stopped.', 'connection'],
    [10, 'change', 'MiniportName', 'The virtual adapter {MiniportName} paused.', 'connection'],
    [11, 'normal', 'MiniportName', 'The virtual adapter {MiniportName} started again.'],
    [12, 'normal', 'MiniportName', 'The virtual adapter {MiniportName} is connected.', 'connection'],
    [13, 'fault', 'MiniportName', 'The virtual adapter {MiniportName} is disconnected.', 'connection'],
    [14, 'change', 'MiniportName', 'The virtual adapter {MiniportName} is on another network.', 'connection'],
    [15, 'fault', 'MiniportName, Status', 'The lower part of the virtual adapter {MiniportName} failed (status {Status}).', 'connection'],
    [39, 'fault', 'failureReason, Status', 'The direct path to the network card could not be used (reason {failureReason}, status {Status}).'],
    [40, 'fault', 'Task', 'The virtual adapter lacked memory for {Task}.', 'connection'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-Hyper-V-Hypervisor',
    areas: ['virtualisation'], source: fieldTable('Microsoft-Windows-Hyper-V-Hypervisor'), sure: 'unconfirmed' }, [
    [1, 'normal', '', 'The hypervisor started.'],
    [41, 'fault', '', 'The hypervisor did not start: the firmware has virtualisation switched off or lacks it.'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-Hyper-V-Guest-Drivers-Dynamic-Memory',
    areas: ['virtualisation'], source: fieldTable('Microsoft-Windows-Hyper-V-Guest-Drivers-Dynamic-Memory'), sure: 'unconfirmed' }, [
    [6, 'fault', 'OperationMessage, Error', 'Changing the memory of this guest failed (error {Error}): {OperationMessage}'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-Hyper-V-Worker',
    areas: ['virtualisation'], source: notFound, sure: 'unconfirmed' }, [
    [18500, 'change', 'VmName', 'The virtual machine {VmName} started.', 'connection'],
    [18502, 'change', 'VmName', 'The virtual machine {VmName} was switched off.', 'connection'],
    [18504, 'change', 'VmName', 'The guest system of {VmName} shut it down.', 'connection'],
    [18514, 'change', 'VmName', 'The guest system of {VmName} restarted it.', 'connection'],
    [18560, 'fault', 'VmName', 'The virtual machine {VmName} was reset after a fatal processor fault.', 'connection'],
    [18590, 'fault', 'VmName, ErrorCode0', 'The guest system of {VmName} crashed (code {ErrorCode0}).', 'connection'],
  ]),
  ...eventsOf({ provider: 'VMTools', aliases: ['VMware Tools'],
    areas: ['virtualisation'], source: notFound, sure: 'unconfirmed' }, [
    [108, 'noise', 'param1', 'VMware Tools reports: {param1}'],
    [1000, 'noise', 'param1', 'VMware Tools reports: {param1}'],
  ]),
];
