$actions['restartWindows'] = @{ Name = 'RestartWindows'; Drops = 'sessions'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine' }

# Days ahead; what lies further away is a slip of the pen.
$restartHorizon = 30

function Assert-RestartWindows {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'at')
    Assert-Text -Value $Action['at'] -What "$What at" -Pattern '\A20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]Z?\z'
}

# A time without Z is this computer's own.
function Get-RestartTime {
    param($Action)
    return [datetime] ([string] $Action['at'])
}

# While it is taken back the time may be over, and nothing hangs on it any more.
function Get-RestartWindowsState {
    param($Action, [hashtable] $Run)
    if (-not $Run.Undoing) {
        $at = Get-RestartTime -Action $Action
        $now = Get-Date
        if ($at -le $now -or $at -gt $now.AddDays($restartHorizon)) {
            Stop-WithProblem -Code 'stepFailed' -Says "the restart at $($Action['at']) is not between now ($($now.ToString('yyyy-MM-ddTHH:mm', [Globalization.CultureInfo]::InvariantCulture)) on this computer) and $restartHorizon days from now"
        }
    }
    return [ordered]@{ task = ($null -ne (Get-RestoreTask -Run $Run -Name 'restart')) }
}

# Once: a computer that is off at that time starts without it. Whoever is signed in is told a minute before.
function Set-RestartWindows {
    param($Action, $State, [hashtable] $Run)
    $at = Get-RestartTime -Action $Action
    $tool = Join-Path -Path (Join-Path -Path $env:SystemRoot -ChildPath 'System32') -ChildPath 'shutdown.exe'
    $task = New-ScheduledTaskAction -Execute $tool -Argument "/r /t 60 /d p:2:4 /c `"rdpdoctor plan $($Run.Plan['id']): planned restart`""
    $trigger = New-ScheduledTaskTrigger -Once -At $at
    $trigger.EndBoundary = $at.AddMinutes(10).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture)
    $principal = New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -LogonType ServiceAccount -RunLevel Highest
    $settings = New-ScheduledTaskSettingsSet -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -DeleteExpiredTaskAfter (New-TimeSpan -Hours 1)
    [void] (Register-ScheduledTask -TaskName (Get-RestoreTaskName -Run $Run -Name 'restart') -Action $task -Trigger $trigger -Principal $principal -Settings $settings -Force)
}

function Test-RestartWindows {
    param($Action, $State, [hashtable] $Run)
    if ($null -eq (Get-RestoreTask -Run $Run -Name 'restart') -and (Get-RestartTime -Action $Action) -gt (Get-Date)) {
        return "the scheduled task $(Get-RestoreTaskName -Run $Run -Name 'restart') that restarts Windows is not there"
    }
    return ''
}

function Undo-RestartWindows {
    param($Action, $State, [hashtable] $Run)
    if (-not $State['task']) {
        Unregister-Restore -Run $Run -Name 'restart'
    }
}
