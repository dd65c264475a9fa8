import { eventsOf } from './event-row.ts';
import { eventWiki, fieldTable, messageTable, notFound } from './event-sources.ts';

const enrollment = 'Microsoft-Windows-CertificateServicesClient-CertEnroll';
const automatic = 'Microsoft-Windows-CertificateServicesClient-AutoEnrollment';

/** Certificates that are fetched, renewed or fail to be, and the settings of HTTPS endpoints. */
// prettier-ignore
export const certificateEvents = [
  ...eventsOf({ provider: enrollment, aliases: ['CertEnroll'],
    areas: ['certificates'], source: messageTable('W2022_21H2', enrollment), sure: 'documented' }, [
    [4, 'fault', 'Context, TemplateName', 'No certificate for {Context}: the template {TemplateName} could not be read.', 'certificate'],
    [6, 'fault', 'Context, TemplateName', 'No certificate for {Context}: no valid template matches {TemplateName}.', 'certificate'],
    [9, 'fault', 'Context, TemplateName', 'The waiting request of {Context} for a {TemplateName} certificate was denied.', 'certificate'],
    [10, 'change', 'Context', 'Expired or revoked certificates of {Context} were put away or deleted.', 'certificate'],
    [11, 'fault', 'Context', 'No certificate for {Context}: no certification authority was found.', 'certificate'],
    [13, 'fault', 'Context, TemplateName, CA, ErrorCode', '{Context} got no {TemplateName} certificate from {CA} ({ErrorCode}).', 'certificate'],
    [15, 'fault', 'Context', 'No certificate for {Context}: the policy server gave no templates.', 'certificate'],
    [16, 'fault', 'Context, TemplateName, CA, ErrorCode', '{Context} could not renew a {TemplateName} certificate at {CA} ({ErrorCode}).', 'certificate'],
    [17, 'fault', 'Context, TemplateName, CA, ErrorCode', '{CA} gave {Context} no {TemplateName} certificate ({ErrorCode}); another authority is asked.', 'certificate'],
    [18, 'fault', 'Context, TemplateName, CA, ErrorCode', '{CA} did not renew the {TemplateName} certificate of {Context} ({ErrorCode}); another is asked.', 'certificate'],
    [19, 'change', 'Context, TemplateName, CA', '{Context} received a {TemplateName} certificate from {CA}.', 'certificate'],
    [20, 'change', 'Context, TemplateName, CA', '{Context} renewed a {TemplateName} certificate at {CA}.', 'certificate'],
    [21, 'normal', 'Context, TemplateName, CA', 'The request of {Context} for a {TemplateName} certificate waits at {CA}.', 'certificate'],
    [35, 'fault', 'TemplateName, HourNumber', 'The name in the {TemplateName} certificate is not this computer\'s; a new one is asked for in {HourNumber} h.', 'certificate'],
    [36, 'fault', 'TemplateName', 'The name in the {TemplateName} certificate is not this computer\'s, and no new one is asked for.', 'certificate'],
    [45, 'fault', 'Context, TemplateName, ErrorCode', 'A request of {Context} for a {TemplateName} certificate could not be made ({ErrorCode}).', 'certificate'],
    [46, 'fault', 'Context, TemplateName', '{Context} may not use the template {TemplateName}.', 'certificate'],
    [47, 'fault', 'Context, TemplateName', 'No authority issues {TemplateName} certificates to {Context}.', 'certificate'],
    [48, 'fault', 'Context, TemplateName', 'The request of {Context} for {TemplateName} lacks the signatures it needs.', 'certificate'],
    [50, 'fault', 'Context, TemplateName, ErrorCode', 'The {TemplateName} certificate of {Context} could not be installed ({ErrorCode}).', 'certificate'],
    [52, 'fault', 'CAName, TemplateName', 'The certificate of the authority {CAName} is not trusted; no {TemplateName} certificate.', 'certificate'],
    [64, 'normal', 'Context', 'The enrolment policy for {Context} was loaded.'],
    [65, 'normal', 'Context', 'The enrolment policy server accepted {Context}.'],
    [67, 'fault', 'Context, ErrorCode', 'The enrolment policy for {Context} could not be loaded ({ErrorCode}).', 'certificate'],
    [82, 'fault', 'Context, TemplateName, ErrorCode', 'Every enrolment server refused {Context} for {TemplateName} ({ErrorCode}).', 'certificate'],
  ]),
  ...eventsOf({ provider: automatic, aliases: ['AutoEnrollment'],
    areas: ['certificates'], source: eventWiki(automatic), sure: 'reported' }, [
    [1, 'fault', 'Context, StoreName, ErrorCode', 'Certificates of the store {StoreName} could not be fetched for {Context} ({ErrorCode}).', 'certificate'],
    [2, 'normal', 'Context', 'Automatic enrolment for {Context} began.'],
    [3, 'normal', 'Context', 'Automatic enrolment for {Context} ended.'],
    [6, 'fault', 'Context, ErrorCode, ErrorMsg', 'Automatic enrolment for {Context} failed ({ErrorCode}): {ErrorMsg}', 'certificate'],
    [64, 'fault', 'Context, ObjId', 'A certificate of {Context} ends soon or has ended (thumbprint {ObjId}).', 'certificate', 'unconfirmed'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-HttpEvent', aliases: ['HTTP'],
    areas: ['certificates', 'gateway'], source: messageTable('W10_1507', 'Microsoft-Windows-HttpEvent'), sure: 'documented' }, [
    [15005, 'fault', 'Address', 'HTTP could not listen on {Address}: the address may not exist here.', 'connection'],
    [15016, 'fault', 'SecurityPackage', 'HTTP could not use the security package {SecurityPackage}.', 'signIn'],
    [15021, 'fault', 'Endpoint', 'The certificate set for {Endpoint} could not be used.', 'certificate'],
    [15300, 'change', 'Endpoint', 'The certificate set for {Endpoint} was taken away.', 'certificate'],
    [15301, 'change', 'Endpoint', 'A certificate was set for {Endpoint}.', 'certificate'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-CertificateServicesClient-Lifecycle-System',
    areas: ['certificates'], source: fieldTable('Microsoft-Windows-CertificateServicesClient-Lifecycle-System'), sure: 'unconfirmed' }, [
    [1001, 'change', '', 'A certificate of this machine was replaced.', 'certificate'],
    [1002, 'fault', '', 'A certificate of this machine has ended.', 'certificate'],
    [1003, 'fault', '', 'A certificate of this machine ends soon.', 'certificate'],
    [1004, 'change', '', 'A certificate of this machine was deleted.', 'certificate'],
    [1006, 'change', '', 'A certificate was installed on this machine.', 'certificate'],
  ]),
  ...eventsOf({ provider: 'Microsoft-Windows-CAPI2', aliases: ['CAPI2'],
    areas: ['certificates'], source: notFound, sure: 'unconfirmed' }, [
    [513, 'noise', '', 'A shadow copy could not list every system file.'],
    [4107, 'fault', '', 'The list of trusted root certificates could not be read.', 'certificate'],
  ]),
];
