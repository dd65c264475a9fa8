import { eventsOf } from './event-row.ts';
import { fieldTable, notFound, technet } from './event-sources.ts';

const exhaustion = 'Microsoft-Windows-Resource-Exhaustion-Detector';

/** Programs that crash or hang, and memory that runs out. */
// prettier-ignore
export const applicationEvents = [
  ...eventsOf({ provider: 'Application Error',
    areas: ['applications'], source: fieldTable('Application Error'), sure: 'reported' }, [
    [1000, 'fault', 'AppName=1, ModuleName=4, ExceptionCode=7', '{AppName} crashed in {ModuleName} (exception {ExceptionCode}).'],
    [1005, 'fault', 'AppName, FilePath, StatusCode', '{AppName} could not read {FilePath} (status {StatusCode}).'],
  ]),
  ...eventsOf({ provider: 'Application Hang',
    areas: ['applications'], source: fieldTable('Application Hang'), sure: 'reported' }, [
    [1002, 'fault', 'AppName=1, AppVersion=2', '{AppName} {AppVersion} stopped answering and was closed.'],
  ]),
  ...eventsOf({ provider: 'Windows Error Reporting', aliases: ['WER'],
    areas: ['applications'], source: fieldTable('Windows Error Reporting'), sure: 'reported' }, [
    [1001, 'noise', 'EventName=3, P1=6', 'A report of kind {EventName} was filed ({P1}).'],
  ]),
  ...eventsOf({ provider: '.NET Runtime', areas: ['applications'], source: notFound, sure: 'unconfirmed' }, [
    [1022, 'noise', 'param1', 'A .NET profiler could not be loaded: {param1}'],
    [1023, 'fault', 'param1', 'A .NET program ended because of an error inside the runtime: {param1}'],
    [1026, 'fault', 'param1', 'A .NET program ended because of an exception nobody handled: {param1}'],
  ]),
  ...eventsOf({ provider: 'SideBySide', areas: ['applications'], source: notFound, sure: 'unconfirmed' }, [
    [33, 'fault', 'param1', 'A program needs a component that is not installed: {param1}'],
    [59, 'fault', 'param1', 'A program has a manifest that could not be read: {param1}'],
  ]),
  ...eventsOf({ provider: exhaustion,
    areas: ['applications', 'services'], source: fieldTable(exhaustion), sure: 'reported' }, [
    [1003, 'fault', 'SystemCommitCharge, SystemCommitLimit', 'Virtual memory is almost used up ({SystemCommitCharge} of {SystemCommitLimit}).', 'session'],
  ]),
  ...eventsOf({ provider: exhaustion,
    areas: ['applications', 'services'],
    source: 'https://learn.microsoft.com/archive/blogs/mikelag/detecting-low-virtual-memory-conditions-in-windows-2008-and-r2', sure: 'documented' }, [
    [2004, 'fault', 'SystemCommitCharge, SystemCommitLimit', 'Virtual memory ran low ({SystemCommitCharge} of {SystemCommitLimit}); the event names the programs.', 'session'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-Resource-Exhaustion-Resolver',
    areas: ['applications'], source: technet('cc774709'), sure: 'documented' }, [
    [1010, 'fault', '', 'Windows could not free virtual memory.', 'session'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-RestartManager', aliases: ['RmClient_RestartManager'],
    areas: ['applications', 'updates'], source: fieldTable('RmClient RestartManager'), sure: 'unconfirmed' }, [
    [10000, 'noise', 'RmSessionId', 'An installer began to ask which programs use its files (session {RmSessionId}).'],
    [10005, 'change', 'RmSessionId', 'An installer needs a restart of the machine (session {RmSessionId}).'],
    [10006, 'fault', 'DisplayName', 'An installer could not close {DisplayName}.'],
    [10007, 'fault', 'DisplayName', 'An installer could not start {DisplayName} again.'],
    [10010, 'noise', 'DisplayName', 'An installer cannot restart {DisplayName}.'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-Security-SPP', aliases: ['Software Protection Platform Service'], areas: ['applications'],
    source: notFound, sure: 'unconfirmed' }, [
    [900, 'noise', '', 'The Windows license service is starting.'],
    [902, 'noise', '', 'The Windows license service started.'],
    [903, 'noise', '', 'The Windows license service stopped.'],
    [1003, 'noise', '', 'The Windows license service finished a check.'],
    [8198, 'fault', 'param1', 'Activating Windows failed ({param1}).'],
    [16384, 'noise', 'param1', 'The Windows license service will start again at {param1}.'],
    [16394, 'noise', '', 'A license was carried over offline.'],
  ]),
  ...eventsOf({ provider: 'ESENT', areas: ['applications', 'storage'], source: notFound, sure: 'unconfirmed' }, [
    [102, 'noise', 'param1', 'A database engine started ({param1}).'],
    [105, 'noise', 'param1', 'A database engine is ready ({param1}).'],
    [326, 'noise', 'param1', 'A database engine attached a database ({param1}).'],
    [454, 'fault', 'param1', 'A database could not be recovered ({param1}).'],
    [455, 'fault', 'param1', 'A database could not open its log file ({param1}).'],
    [490, 'fault', 'param1', 'A database could not open a file ({param1}).'],
  ]),
];
