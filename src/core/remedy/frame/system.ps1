# The listener's key file belongs to SYSTEM, and from build 17763 on Windows gives administrators no entry in its access list:
# a plan that touches it and is refused is run by SYSTEM, as a scheduled task that exists only for that.

function Test-System {
    $user = (Invoke-Tool -Name 'whoami' -Arguments @('/user', '/fo', 'csv', '/nh')) -join ' '
    return $user -match '"S-1-5-18"'
}

# Whether a key file may not be read by who runs this; a password for a .pfx cannot be handed on.
function Test-NeedsSystem {
    param([hashtable] $Run)
    $refused = $false
    $pfx = $false
    foreach ($step in $Run.Plan['steps']) {
        $pfx = $pfx -or [string] $step['action']['kind'] -ceq 'importPfx'
        if ($Run.Actions[$step['action']['kind']].ContainsKey('Key')) {
            $refused = $refused -or (Test-Refused -Run $Run -Step $step)
        }
    }
    if ($pfx) {
        if ($refused -and $Run.Mode -eq 'apply' -and -not (Test-System)) {
            Stop-WithProblem -Code 'accessDenied' -Says "this account may not read the listener's key file. SYSTEM may, but the password of the .pfx cannot be handed on to it: make one plan for the .pfx and one for the key file. Nothing was changed"
        }
        return $false
    }
    # What SYSTEM has done is undone by SYSTEM, also where the key file is aside and nothing is refused.
    $before = Test-Path -LiteralPath (Join-Path -Path $Run.Folder -ChildPath 'as-system')
    return ($refused -or $before) -and -not (Test-System)
}

function Test-Refused {
    param([hashtable] $Run, $Step)
    try {
        [void] (Get-StepState -Step $Step -Run $Run)
        return $false
    } catch {
        return [string] (ConvertTo-Problem -ErrorRecord $_)['code'] -eq 'accessDenied'
    }
}

# Seconds a plan may take as a task.
$systemPatience = 1200

function Invoke-AsSystem {
    param([hashtable] $Run, [bool] $Yes, $Cmdlet)
    $switch = '-Yes'
    if ($Run.Mode -ne 'apply') {
        $switch = '-Undo'
    } elseif (-not $Yes) {
        Confirm-Plan -Run $Run -Cmdlet $Cmdlet
    }
    [void] [IO.Directory]::CreateDirectory($Run.Folder)
    $result = Join-Path -Path $Run.Folder -ChildPath 'result.json'
    [IO.File]::Delete($result)
    [IO.File]::WriteAllText((Join-Path -Path $Run.Folder -ChildPath 'as-system'), '')
    $name = "rdpdoctor-$($Run.Plan['id'])-system"
    $principal = New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -LogonType ServiceAccount -RunLevel Highest
    $settings = New-ScheduledTaskSettingsSet -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries
    try {
        # Within: what fails right after it is registered leaves no task behind.
        [void] (Register-ScheduledTask -TaskName $name -Action (New-ScriptAction -Run $Run -Switch $switch) -Principal $principal -Settings $settings -Force)
        Start-ScheduledTask -TaskName $name
        $until = (Get-Date).AddSeconds($systemPatience)
        while (-not (Test-Path -LiteralPath $result) -and (Get-Date) -lt $until) {
            Start-Sleep -Seconds 1
        }
    } finally {
        try {
            Unregister-ScheduledTask -TaskName $name -Confirm:$false
        } catch {
            # It has no trigger: left behind it never runs. What the plan did counts.
            $name = ''
        }
    }
    if (-not (Test-Path -LiteralPath $result)) {
        Stop-WithProblem -Code 'accessDenied' -Says "this account may not read the key file and the scheduled task that runs the plan as SYSTEM gave no result within $systemPatience seconds; look into $($Run.Folder), then run this script as SYSTEM"
    }
    $Run.Handed = [IO.File]::ReadAllText($result)
    return [string] (ConvertFrom-JsonText -Text $Run.Handed)['outcome']
}
