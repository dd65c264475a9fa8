import { eventsOf } from './event-row.ts';
import { fieldTable, notFound } from './event-sources.ts';

/** Graphics drivers that hang or are reset; a session that renders there goes black. */
// prettier-ignore
export const displayEvents = [
  ...eventsOf({ provider: 'Display',
    areas: ['display'],
    source: 'https://learn.microsoft.com/archive/technet-wiki/1462.event-id-4101-display-driver-timeout-detection-and-recovery', sure: 'documented' }, [
    [4101, 'fault', 'param1', 'The display driver {param1} hung and was reset.', 'session'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-DxgKrnl',
    areas: ['display'], source: fieldTable('Microsoft-Windows-DxgKrnl'), sure: 'reported' }, [
    [445, 'fault', 'Status', 'A virtual graphics processor could not be made (status {Status}).', 'session'],
    [453, 'fault', 'Status', 'A virtual graphics processor could not be opened (status {Status}).', 'session'],
    [457, 'fault', 'Message, Status', 'A graphics device could not be started (status {Status}): {Message}', 'session'],
    [465, 'fault', 'Status, SessionId', 'Session {SessionId} fell back to the basic display (status {Status}).', 'session'],
    [549, 'fault', 'FailureReason, Status', 'The graphics adapter could not be started (reason {FailureReason}, status {Status}).', 'session'],
  ]),
  ...eventsOf({ provider: 'nvlddmkm', areas: ['display'], source: notFound, sure: 'unconfirmed' }, [
    [13, 'fault', 'param2', 'The NVIDIA driver reports a fault of the graphics processor: {param2}', 'session'],
    [14, 'fault', 'param2', 'The NVIDIA driver reports an error: {param2}', 'session'],
    [153, 'fault', 'param2', 'The NVIDIA driver reports an error of the graphics processor: {param2}', 'session'],
  ]),
  ...eventsOf({ provider: 'amdkmdag', aliases: ['amduw23g'],
    areas: ['display'], source: notFound, sure: 'unconfirmed' }, [
    [4101, 'fault', '', 'The AMD display driver hung and was reset.', 'session'],
  ]),
];
