# Who runs the script, local groups, sessions and scheduled tasks.

# whoami /groups /fo csv /nh: names are translated, SIDs are not. 12288 is high integrity, 8192 medium.
function whoami.exe {
    $global:LASTEXITCODE = 0
    $level = if ($script:S.elevated) { '12288' } else { '8192' }
    '"VORDEFINIERT\Administratoren","Alias","S-1-5-32-544","Verbindliche Gruppe"'
    "`"Verbindliche Beschriftung\Hohe Verbindlichkeitsstufe`",`"Bezeichnung`",`"S-1-16-$level`",`"`""
}

# qwinsta: columns are fixed, words translated (here German); sessions of people have a user, disconnected ones no station name.
function qwinsta.exe {
    Assert-On
    $global:LASTEXITCODE = 0
    ' SITZUNGSNAME      BENUTZERNAME             ID  STATUS  TYP         GERAET'
    '>services                                    0  Getr.'
    ' console                                     1  Verb.'
    foreach ($one in @($script:S.sessions)) {
        ' ' + $one.station.PadRight(18) + $one.user.PadRight(20) + ([string] $one.id).PadLeft(7) + '  ' + $(if ($one.station) { 'Aktiv' } else { 'Getr.' })
    }
    ' rdp-tcp                                 65536  Abh.'
}

function Get-LocalGroupMember {
    [CmdletBinding()]
    param([string] $SID)
    Assert-On
    if (-not $script:S.groups.ContainsKey($SID)) {
        Stop-StandIn -Message "Group $SID was not found." -Id 'GroupNotFound,Microsoft.PowerShell.Commands.GetLocalGroupMemberCommand' -Category ObjectNotFound
    }
    foreach ($one in @($script:S.groups[$SID])) { [pscustomobject]@{ Name = $one.name; SID = $one.sid; ObjectClass = 'User' } }
}

function Add-LocalGroupMember {
    [CmdletBinding()]
    param([string] $SID, [string] $Member)
    Enter-Change "Add-LocalGroupMember $SID"
    $who = @($script:S.principals | Where-Object { $_.name -eq $Member -or $_.sid -eq $Member })
    if ($who.Count -eq 0) {
        Stop-StandIn -Message "Principal $Member was not found." -Id 'PrincipalNotFound,Microsoft.PowerShell.Commands.AddLocalGroupMemberCommand' -Category ObjectNotFound
    }
    if (@($script:S.groups[$SID] | Where-Object { $_.sid -eq $who[0].sid }).Count -gt 0) {
        Stop-StandIn -Message "$Member is already a member of group." -Id 'MemberExists,Microsoft.PowerShell.Commands.AddLocalGroupMemberCommand' -Category ResourceExists
    }
    $script:S.groups[$SID] = @($script:S.groups[$SID]) + @{ name = $who[0].name; sid = $who[0].sid }
    Exit-Change "Add-LocalGroupMember $SID"
}

function Remove-LocalGroupMember {
    [CmdletBinding()]
    param([string] $SID, [string] $Member)
    Enter-Change "Remove-LocalGroupMember $SID"
    $left = @($script:S.groups[$SID] | Where-Object { $_.sid -ne $Member })
    if ($left.Count -eq @($script:S.groups[$SID]).Count) {
        Stop-StandIn -Message "Member $Member was not found in group." -Id 'MemberNotFound,Microsoft.PowerShell.Commands.RemoveLocalGroupMemberCommand' -Category ObjectNotFound
    }
    $script:S.groups[$SID] = $left
    Exit-Change "Remove-LocalGroupMember $SID"
}

function New-ScheduledTaskAction { param([string] $Execute, [string] $Argument) return [pscustomobject]@{ Execute = $Execute; Arguments = $Argument } }
function New-ScheduledTaskTrigger { param([switch] $Once, [datetime] $At) return [pscustomobject]@{ StartBoundary = $At.ToUniversalTime().ToString('s'); EndBoundary = '' } }
function New-ScheduledTaskPrincipal { param([string] $UserId, [string] $LogonType, [string] $RunLevel) return [pscustomobject]@{ UserId = $UserId; RunLevel = $RunLevel } }
function New-ScheduledTaskSettingsSet { param([switch] $StartWhenAvailable, [switch] $AllowStartIfOnBatteries, [switch] $DontStopIfGoingOnBatteries, [timespan] $DeleteExpiredTaskAfter) return [pscustomobject]@{ DeleteExpiredTaskAfter = "$DeleteExpiredTaskAfter" } }

# DeleteExpiredTaskAfter wants a trigger with an end, else registering fails (the task XML is missing a required element).
function Register-ScheduledTask {
    [CmdletBinding()]
    param([string] $TaskName, $Action, $Trigger, $Principal, $Settings, [switch] $Force)
    Enter-Change "Register-ScheduledTask $TaskName"
    if (-not $Trigger.EndBoundary) { Stop-StandIn -Message 'The task XML is missing a required element or attribute. (43,4):EndBoundary:' -Id 'HRESULT 0x80041319,Register-ScheduledTask' -Category InvalidArgument }
    $script:S.tasks[$TaskName] = @{ execute = $Action.Execute; arguments = $Action.Arguments; at = $Trigger.StartBoundary; as = $Principal.UserId }
    Exit-Change "Register-ScheduledTask $TaskName"
}

function Get-ScheduledTask {
    [CmdletBinding()]
    param([string] $TaskName)
    Assert-On
    if (-not $script:S.tasks.ContainsKey($TaskName)) {
        Write-Error -Message "No MSFT_ScheduledTask objects found with property 'TaskName' equal to '$TaskName'." -ErrorId 'CmdletizationQuery_NotFound_TaskName,Get-ScheduledTask' -Category ObjectNotFound
        return
    }
    return [pscustomobject]@{ TaskName = $TaskName; Actions = @([pscustomobject]@{ Execute = $script:S.tasks[$TaskName].execute; Arguments = $script:S.tasks[$TaskName].arguments }) }
}

function Unregister-ScheduledTask {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string] $TaskName)
    Enter-Change "Unregister-ScheduledTask $TaskName"
    $script:S.tasks.Remove($TaskName)
    Exit-Change "Unregister-ScheduledTask $TaskName"
}
