<#
.SYNOPSIS
Collects what this computer knows about Remote Desktop. Reads only: nothing is changed, nothing is sent.

.DESCRIPTION
For Windows PowerShell 5.1 and PowerShell 7. Run as administrator to see everything; what may not be read becomes a gap.
Prints one JSON object that rdpdoctor reads:  powershell -NoProfile -ExecutionPolicy Bypass -File collect.ps1 -Path bundle.json

.PARAMETER Days
How many days of event logs are looked at.

.PARAMETER Short
Leaves out what rarely decides and prints compressed lines of at most 3,400 characters, for carriers that cut output.

.PARAMETER Part
With -Short: one part of the collection (1 settings, 2 certificates, 3 network, 4 system and client, 5 events), a bundle
of its own in one line under 4 KB. What does not fit is left out and said to be.

.PARAMETER Path
Writes the JSON to this file instead of printing it.
#>
[CmdletBinding()]
param(
    [ValidateRange(0, 365)] [int] $Days = 7,
    [switch] $Short,
    [ValidateRange(0, 5)] [int] $Part = 0,
    [string] $Path = ''
)

if ([string] $ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    Write-Error "PowerShell runs in $($ExecutionContext.SessionState.LanguageMode) mode here (AppLocker or Windows Defender Application Control). Sign the script for that policy, or run it where the language mode is FullLanguage."
    if ($PSCommandPath) {
        exit 2
    }
    return
}

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'
