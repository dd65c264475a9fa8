import { eventsOf } from './event-row.ts';
import { fieldTable, messageTable } from './event-sources.ts';

const provider = 'Microsoft-Windows-TaskScheduler';

/** Scheduled tasks. */
// prettier-ignore
export const taskEvents = [
  ...eventsOf({ provider, aliases: ['TaskScheduler', 'Schedule'],
    areas: ['tasks'], source: messageTable('W2019_1809_17763-2061', provider), sure: 'documented' }, [
    [100, 'normal', 'TaskName, UserContext', 'The task {TaskName} started for {UserContext}.'],
    [101, 'fault', 'TaskName, UserContext, ResultCode', 'The task {TaskName} could not be started for {UserContext} (error {ResultCode}).'],
    [102, 'normal', 'TaskName', 'The task {TaskName} finished.'],
    [103, 'fault', 'TaskName, ResultCode', 'A run of the task {TaskName} could not begin (error {ResultCode}).'],
    [104, 'fault', 'UserName, ResultCode', 'The task scheduler could not sign in {UserName} (error {ResultCode}).', 'signIn'],
    [106, 'change', 'TaskName, UserContext', '{UserContext} made the task {TaskName}.'],
    [107, 'normal', 'TaskName', 'The task {TaskName} started on schedule.'],
    [108, 'normal', 'TaskName', 'The task {TaskName} was started by an event.'],
    [110, 'normal', 'TaskName, UserContext', 'The task {TaskName} was started by hand for {UserContext}.'],
    [111, 'change', 'TaskName', 'The task {TaskName} was stopped.'],
    [112, 'fault', 'TaskName', 'The task {TaskName} did not start: the network was not there.'],
    [119, 'normal', 'TaskName, UserName', 'The task {TaskName} started because {UserName} signed in.', 'session'],
    [122, 'normal', 'TaskName, UserName', 'The task {TaskName} started because {UserName} connected remotely.', 'session'],
    [123, 'normal', 'TaskName, UserName', 'The task {TaskName} started because {UserName} disconnected remotely.', 'session'],
    [126, 'fault', 'TaskName, ResultCode', 'The task {TaskName} failed and is tried again (error {ResultCode}).'],
    [129, 'noise', 'TaskName, ProcessID', 'The task {TaskName} runs as process {ProcessID}.'],
    [130, 'fault', 'TaskName', 'The task {TaskName} did not start: the scheduler was busy.'],
    [140, 'change', 'TaskName, UserName', '{UserName} changed the task {TaskName}.'],
    [141, 'change', 'TaskName, UserName', '{UserName} deleted the task {TaskName}.'],
    [142, 'change', 'TaskName, UserName', '{UserName} switched off the task {TaskName}.'],
    [146, 'fault', 'TaskName, ResultCode', 'The task {TaskName} could not be loaded (error {ResultCode}).'],
    [153, 'fault', 'TaskName', 'The task {TaskName} missed its time and was not made up for.'],
    [200, 'normal', 'TaskName, ActionName', 'The task {TaskName} ran {ActionName}.'],
    [201, 'normal', 'TaskName, ActionName', 'The task {TaskName} is done with {ActionName}.'],
    [202, 'fault', 'TaskName, ActionName, ResultCode', 'The task {TaskName} failed in {ActionName} (error {ResultCode}).'],
    [203, 'fault', 'TaskName, ActionName, ResultCode', 'The task {TaskName} could not run {ActionName} (error {ResultCode}).'],
  ]),
  ...eventsOf({ provider, aliases: ['TaskScheduler', 'Schedule'],
    areas: ['tasks'], source: fieldTable(provider), sure: 'reported' }, [
    [322, 'noise', 'TaskName', 'The task {TaskName} was not started again because it still runs.'],
    [332, 'fault', 'TaskName, UserName', 'The task {TaskName} did not start: {UserName} was not signed in.'],
    [401, 'fault', 'ErrorDescription, ResultCode', 'The task scheduler could not start (error {ResultCode}): {ErrorDescription}'],
    [403, 'fault', 'ErrorDescription, ResultCode', 'The task scheduler met a critical error ({ResultCode}): {ErrorDescription}'],
  ]),
];
