# A plan that touches what Remote Desktop lives on is looked after by Windows' own scheduler: if the script is cut off, SYSTEM
# runs it again ten minutes later and at the next start, puts back what was half done and starts the services that ran.

function Get-GuardName {
    param([hashtable] $Run)
    return "rdpdoctor-$($Run.Plan['id'])-guard"
}

function Test-NeedsGuard {
    param([hashtable] $Run)
    foreach ($step in $Run.Plan['steps']) {
        if ($Run.Actions[$step['action']['kind']].ContainsKey('Guard')) {
            return $true
        }
    }
    return $false
}

function Test-Guard {
    param([hashtable] $Run)
    return $null -ne (Get-ScheduledTask -TaskName (Get-GuardName -Run $Run) -ErrorAction SilentlyContinue)
}

# The script lies in the plan's folder, which belongs to administrators and SYSTEM alone.
function Save-Script {
    param([hashtable] $Run)
    $path = Join-Path -Path $Run.Folder -ChildPath 'plan.ps1'
    [IO.File]::WriteAllText($path, [string] $Run.ScriptText, [Text.Encoding]::ASCII)
    return $path
}

function New-ScriptAction {
    param([hashtable] $Run, [string] $Switch)
    $engine = $env:SystemRoot
    foreach ($part in @('System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe')) {
        $engine = Join-Path -Path $engine -ChildPath $part
    }
    return New-ScheduledTaskAction -Execute $engine -Argument "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$(Save-Script -Run $Run)`" $Switch"
}

function Register-Guard {
    param([hashtable] $Run)
    if (-not (Test-NeedsGuard -Run $Run) -or (Test-Guard -Run $Run)) {
        return
    }
    # The starts stand there once more by themselves: they need no PowerShell, which a policy may forbid to run files.
    $actions = @(New-ScriptAction -Run $Run -Switch '-Guard')
    $tool = Join-Path -Path (Join-Path -Path $env:SystemRoot -ChildPath 'System32') -ChildPath 'sc.exe'
    foreach ($name in @('SessionEnv', 'TermService', 'UmRdpService')) {
        $service = Get-CimInstance -ClassName Win32_Service -Filter "Name='$name'"
        if ($null -ne $service -and [string] $service.State -eq 'Running') {
            $actions += New-ScheduledTaskAction -Execute $tool -Argument "start $name"
        }
    }
    $now = Get-Date
    $soon = New-ScheduledTaskTrigger -Once -At $now.AddMinutes(10) -RepetitionInterval (New-TimeSpan -Minutes 10) -RepetitionDuration (New-TimeSpan -Days 1)
    $boot = New-ScheduledTaskTrigger -AtStartup
    foreach ($trigger in @($soon, $boot)) {
        $trigger.EndBoundary = $now.AddDays(7).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture)
    }
    $principal = New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -LogonType ServiceAccount -RunLevel Highest
    $settings = New-ScheduledTaskSettingsSet -StartWhenAvailable -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -DeleteExpiredTaskAfter (New-TimeSpan -Hours 1)
    [void] (Register-ScheduledTask -TaskName (Get-GuardName -Run $Run) -Action $actions -Trigger @($soon, $boot) -Principal $principal -Settings $settings -Force)
}

# Left behind it does no harm: it finds a finished journal, takes itself away and starts only what runs anyway.
function Unregister-Guard {
    param([hashtable] $Run)
    try {
        if ((Test-NeedsGuard -Run $Run) -and (Test-Guard -Run $Run)) {
            Unregister-ScheduledTask -TaskName (Get-GuardName -Run $Run) -Confirm:$false
        }
    } catch {
        [void] $Run.Notes.Add("the scheduled task $(Get-GuardName -Run $Run) could not be removed ($($_.Exception.Message)); it removes itself when it runs")
    }
}

# Services that a step of this plan had found running and that are down now.
function Start-GuardedService {
    param([hashtable] $Run)
    foreach ($record in $Run.Records) {
        if ([string] $record['event'] -cne 'captured' -or $record['state'] -isnot [System.Collections.IDictionary] -or -not $record['state'].Contains('running')) {
            continue
        }
        $names = @($record['state']['running'] | Where-Object -FilterScript { $_ -is [string] })
        [array]::Reverse($names)
        foreach ($name in $names) {
            try {
                Start-OneService -Name $name
            } catch {
                [void] $Run.Problems.Add((ConvertTo-Problem -ErrorRecord $_))
            }
        }
    }
}

# What the scheduler runs: a plan that came to its end is left as it is, any other is put back.
function Invoke-Guard {
    param([hashtable] $Run, [string] $Ending)
    if (@('open', 'undoIncomplete') -contains $Ending) {
        [void] $Run.Notes.Add('the plan was cut off; the scheduled task of SYSTEM put back what it had changed')
        $outcome = Invoke-Undo -Run $Run
    } elseif ($Ending -eq 'applied') {
        $outcome = 'alreadyApplied'
    } else {
        $outcome = 'nothingToUndo'
    }
    Start-GuardedService -Run $Run
    Unregister-ScheduledTask -TaskName "rdpdoctor-$($Run.Plan['id'])-system" -Confirm:$false -ErrorAction SilentlyContinue
    return $outcome
}
