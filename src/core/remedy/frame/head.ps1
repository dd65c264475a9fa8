<#
.SYNOPSIS
Carries out one rdpdoctor plan on this computer, or takes it back.

.DESCRIPTION
For Windows PowerShell 5.1 and PowerShell 7, run as administrator (a plan for the user's own settings runs as that user).
Each step saves what was there, changes it and tests it. If a step fails, everything is put back in reverse order.
The journal lies under %ProgramData%\rdpdoctor\<plan>\ and is on the disk before each change: after a power cut,
run the script again and it puts back what was half done. The last line printed is the result as JSON.

.PARAMETER Undo
Puts back what this plan changed.

.PARAMETER Yes
Applies without asking, for programs; the same as -Confirm:$false, which Windows PowerShell does not take after -File.

.PARAMETER Guard
For the scheduled task of this plan: puts back what was half done, starts the services that ran, and removes the task.

.PARAMETER Page
Prints this page of the last result again and does nothing else.

.EXAMPLE
powershell -NoProfile -ExecutionPolicy Bypass -File fix.ps1 -WhatIf
Says what would change and changes nothing.

.EXAMPLE
powershell -NoProfile -ExecutionPolicy Bypass -File fix.ps1 -Yes
Applies the plan without asking.
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
param(
    [switch] $Undo,
    [switch] $Yes,
    [switch] $Guard,
    [int] $Page = 0
)

if ([string] $ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    $says = 'PowerShell runs in ' + $ExecutionContext.SessionState.LanguageMode + ' mode here (AppLocker or Windows Defender Application Control). Nothing was changed. Sign the script for that policy, or run it where the language mode is FullLanguage.'
    'rdpdoctor:1/1:json:{"format":1,"plan":"unknown-plan","computer":"","mode":"apply","outcome":"refused","engine":"","startedAt":"","finishedAt":"","journal":"","steps":[],"problems":[{"code":"constrainedLanguage","says":"' + $says + '"}],"notes":[]}'
    if ($PSCommandPath) {
        exit 2
    }
    return
}

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'
$whatIf = [bool] $WhatIfPreference
$WhatIfPreference = $false

# Each action enters itself here: what a plan calls it -> how its functions are named and what it does to people.
$actions = @{}
