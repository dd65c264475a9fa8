import { eventsOf } from './event-row.ts';
import { fieldTable, messageTable } from './event-sources.ts';

const provider = 'Microsoft-Windows-GroupPolicy';

/** Group policy: whether it could be read and applied. */
// prettier-ignore
export const policyEvents = [
  ...eventsOf({ provider, aliases: ['grouppolicy'],
    areas: ['policy', 'domain'], source: messageTable('W2019_1809_17763-2061', provider), sure: 'documented' }, [
    [1002, 'fault', '', 'Group policy failed because memory or another resource ran out.'],
    [1006, 'fault', 'DCName, ErrorDescription', 'Group policy failed: {DCName} did not accept the sign-in to the directory. {ErrorDescription}'],
    [1007, 'fault', '', 'Group policy failed: the site of this computer could not be found.'],
    [1030, 'fault', 'DCName, ErrorDescription', 'New group policy could not be fetched from {DCName}. {ErrorDescription}'],
    [1052, 'fault', '', 'Group policy failed: the role of this computer could not be found.'],
    [1053, 'fault', 'ErrorDescription', 'Group policy failed: the name of the user could not be resolved. {ErrorDescription}'],
    [1054, 'fault', 'ErrorDescription', 'Group policy failed: no domain controller was found. {ErrorDescription}'],
    [1055, 'fault', 'ErrorDescription', 'Group policy failed: the name of this computer could not be resolved. {ErrorDescription}'],
    [1058, 'fault', 'FilePath, ErrorDescription', 'Group policy failed: {FilePath} could not be read. {ErrorDescription}'],
    [1065, 'fault', 'GPOCNName', 'The WMI filter of {GPOCNName} could not be evaluated, so new policy is not applied.'],
    [1068, 'change', '', 'Group policy was cut short by a shutdown or sign-out.'],
    [1079, 'fault', 'DCName, ErrorDescription', 'The list of group policies could not be had from {DCName}. {ErrorDescription}'],
    [1080, 'fault', 'DCName, ErrorDescription', 'The organisational units could not be searched at {DCName}. {ErrorDescription}'],
    [1085, 'fault', 'ExtensionName, ErrorDescription', 'Group policy could not apply {ExtensionName}. {ErrorDescription}'],
    [1088, 'fault', '', 'More than 999 group policies apply, which is more than is allowed.'],
    [1089, 'noise', '', 'Group policy was applied, but the record of what applied could not be kept.'],
    [1091, 'noise', 'ExtensionName', 'Group policy was applied, but {ExtensionName} could not record what applied.'],
    [1096, 'fault', 'GPOCNName, FilePath', 'The registry settings of {GPOCNName} could not be applied (file {FilePath}).'],
    [1097, 'fault', 'ErrorDescription', 'Group policy failed: the account of this computer could not be found. {ErrorDescription}'],
    [1101, 'fault', 'DSObjectName', 'Group policy failed: the directory object {DSObjectName} was not found.'],
    [1104, 'fault', 'GPOCNName', 'The WMI filter of {GPOCNName} could not be read; that policy is left out.'],
    [1109, 'change', '', 'The user is of another forest, so policy is taken from the computer (loopback).'],
    [1110, 'fault', '', 'Group policy could not tell whether user and computer are of one forest.'],
    [1112, 'change', 'ExtensionName', 'Settings of {ExtensionName} wait for the next start or sign-in, which may be slow.', 'signIn'],
    [1125, 'fault', '', 'Group policy failed because of an internal error.'],
    [1126, 'fault', 'DCName', 'Group policy failed: the clocks of this computer and {DCName} differ.', 'signIn'],
    [1127, 'fault', '', 'Group policy failed because of an error in its service.'],
    [1128, 'fault', 'ExtensionName', '{ExtensionName} may have crashed the group policy service and is off until the next start.'],
    [1129, 'fault', '', 'Group policy failed: no domain controller can be reached over the network.', 'signIn'],
    [1130, 'fault', 'ScriptType, GPODisplayName, GPOScriptCommandString', 'The {ScriptType} {GPOScriptCommandString} of {GPODisplayName} failed.', 'signIn'],
    [1500, 'normal', '', 'Group policy of the computer was processed; nothing had changed.'],
    [1501, 'normal', '', 'Group policy of the user was processed; nothing had changed.'],
    [1502, 'change', 'NumberOfGroupPolicyObjects', 'New group policy of the computer was applied, from {NumberOfGroupPolicyObjects} policies.'],
    [1503, 'change', 'NumberOfGroupPolicyObjects', 'New group policy of the user was applied, from {NumberOfGroupPolicyObjects} policies.'],
    [4001, 'normal', 'PrincipalSamName', 'Group policy begins for the sign-in of {PrincipalSamName}.', 'signIn'],
  ]),
  ...eventsOf({ provider, aliases: ['grouppolicy'],
    areas: ['policy', 'domain'], source: fieldTable(provider), sure: 'unconfirmed' }, [
    [7016, 'fault', 'CSEExtensionName, ErrorCode', 'The policy extension {CSEExtensionName} ended with error {ErrorCode}.'],
    [7017, 'fault', 'OperationDescription, ErrorCode', 'A step of group policy failed with error {ErrorCode}: {OperationDescription}'],
    [7320, 'fault', 'ErrorDescription, ErrorCode', 'Group policy reports error {ErrorCode}: {ErrorDescription}'],
    [7326, 'fault', 'ErrorCode', 'No domain controller was found for group policy (error {ErrorCode}).'],
  ]),
];
