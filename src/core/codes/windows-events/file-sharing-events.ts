import { eventsOf } from './event-row.ts';
import { fieldTable, messageTable } from './event-sources.ts';

const release = 'W2019_1809_17763-2061';
const server = 'Microsoft-Windows-SMBServer';
const client = 'Microsoft-Windows-SMBClient';

/** SMB: shares that profiles, home folders and user disks lie on. */
// prettier-ignore
export const fileSharingEvents = [
  ...eventsOf({ provider: server, aliases: ['SMBServer'],
    areas: ['fileSharing'], source: messageTable(release, server), sure: 'documented' }, [
    [551, 'fault', 'UserName, Status', 'The sign-in of {UserName} to a share failed (status {Status}).', 'session'],
    [1001, 'noise', '', 'A client asked for SMB 1, which is off here.', 'session'],
    [1003, 'fault', 'ClientName, ShareName', 'The client {ClientName} did not encrypt on the share {ShareName} and was refused.', 'session'],
    [1004, 'fault', 'ClientName', 'A message of the client {ClientName} was signed wrongly and refused.', 'session'],
    [1005, 'fault', 'ClientName', 'The client {ClientName} sent an altered offer and was cut off.', 'session'],
  ]),
  ...eventsOf({ provider: server, aliases: ['SMBServer'],
    areas: ['fileSharing'], source: fieldTable(server), sure: 'reported' }, [
    [1006, 'fault', 'ShareName, UserName', '{UserName} may not use the share {ShareName}.', 'session'],
    [1007, 'fault', 'ShareName, ClientName', 'An anonymous user at {ClientName} was refused the share {ShareName}.', 'session'],
    [1009, 'noise', 'ClientName', 'An anonymous sign-in from {ClientName} was refused.', 'session'],
    [1015, 'fault', 'ClientName, Status', 'A message of the client {ClientName} could not be decrypted (status {Status}).', 'session'],
    [1016, 'fault', 'ClientName, Status', 'The client {ClientName} could not reopen a file (status {Status}).', 'session'],
    [1020, 'fault', 'UserName, ClientName', 'A file operation for {UserName} at {ClientName} took very long.', 'session'],
    [1024, 'fault', '', 'SMB 2 and 3 are switched off at this server.', 'session'],
    [1906, 'fault', 'ClientName, UserName', 'The session key of {UserName} at {ClientName} is too short.', 'session'],
  ]),
  ...eventsOf({ provider: client, aliases: ['SMBClient', 'MRxSmb'],
    areas: ['fileSharing'], source: messageTable(release, client), sure: 'documented' }, [
    [30803, 'fault', 'ServerName, Status', 'No network connection to the file server {ServerName} (status {Status}).', 'session'],
    [30804, 'fault', 'ServerName, Status', 'The connection to the file server {ServerName} was cut (status {Status}).', 'session'],
    [30805, 'fault', 'ServerName, Status', 'The session with the file server {ServerName} was lost (status {Status}).', 'session'],
    [30806, 'change', 'ServerName', 'The session with the file server {ServerName} is back.', 'session'],
    [30807, 'fault', 'ServerName, Status', 'The connection to the share {ServerName} was lost (status {Status}).', 'session'],
    [30808, 'change', 'ServerName', 'The connection to the share {ServerName} is back.', 'session'],
    [30809, 'fault', 'ServerName', 'The file server {ServerName} did not answer a request in time.', 'session'],
    [30810, 'change', 'Name', 'The file client may now use the network adapter {Name}.'],
    [30811, 'change', 'Name', 'The file client may no longer use the network adapter {Name}.', 'session'],
    [30816, 'fault', 'ServerName, Status', 'No version of SMB suits both this machine and {ServerName} (status {Status}).', 'session'],
    [30818, 'noise', 'ServerName', 'The fast path (RDMA) to {ServerName} failed; the ordinary one is used.'],
    [30822, 'noise', 'ServerName, Status', 'A further connection to the file server {ServerName} failed (status {Status}).'],
    [30823, 'fault', 'ServerName', 'The connection to {ServerName} was given up after requests had timed out.', 'session'],
    [30905, 'fault', 'ServerName', 'A rule for several connections keeps this machine from {ServerName}.', 'session'],
    [30906, 'fault', 'ShareName, ObjectName, Status', 'The open file {ObjectName} on {ShareName} was lost (status {Status}).', 'session'],
    [30907, 'change', '', 'The use of several SMB connections at once was switched off.'],
    [30908, 'fault', '', 'SMB 2 and 3 are switched off at this client.', 'session'],
  ]),
  ...eventsOf({ provider: client, aliases: ['SMBClient', 'MRxSmb'],
    areas: ['fileSharing'], source: fieldTable(client), sure: 'reported' }, [
    [30800, 'fault', 'ServerName, Status', 'The name of the file server {ServerName} could not be resolved (status {Status}).', 'session'],
    [30401, 'change', 'ServerName', 'The session with the file server {ServerName} ran out.', 'session'],
  ]),
];
