# From the plan to the result.

function New-Run {
    param([hashtable] $Actions)
    return @{
        Actions     = $Actions
        Plan        = $null
        PlanHash    = ''
        Root        = ''
        Folder      = ''
        JournalPath = ''
        Mode        = 'apply'
        StartedAt   = (Get-UtcTime)
        ScriptText  = ''
        StepNow     = 0
        Undoing     = $false
        Handed      = ''
        Records     = (New-Object -TypeName System.Collections.ArrayList)
        Steps       = (New-Object -TypeName System.Collections.ArrayList)
        Problems    = (New-Object -TypeName System.Collections.ArrayList)
        Notes       = (New-Object -TypeName System.Collections.ArrayList)
        Sessions    = $null
        RestoreAt   = ''
    }
}

function Initialize-Run {
    param([hashtable] $Run, [string] $PlanText)
    $version = $PSVersionTable.PSVersion
    if ($version.Major -lt 5 -or ($version.Major -eq 5 -and $version.Minor -lt 1)) {
        Stop-WithProblem -Code 'oldEngine' -Says "PowerShell $version is too old; Windows PowerShell 5.1 or later is needed. Nothing was changed"
    }
    $plan = Read-PlanText -Encoded $PlanText
    Assert-Plan -Plan $plan -Actions $Run.Actions
    $Run.Plan = $plan
    $Run.PlanHash = Get-TextHash -Text $PlanText
    foreach ($step in $plan['steps']) {
        [void] $Run.Steps.Add([ordered]@{ n = $step['n']; kind = $step['action']['kind']; state = 'pending' })
    }
    $machine = -not (Test-UserPlan -Plan $plan -Actions $Run.Actions)
    if ($machine -and -not (Test-Elevated)) {
        Stop-WithProblem -Code 'notElevated' -Says 'this plan changes the computer and needs an elevated PowerShell: right-click, Run as administrator, and run it again. Nothing was changed'
    }
    $Run.Root = Get-JournalRoot -Machine $machine
    $Run.Folder = Join-Path -Path $Run.Root -ChildPath $plan['id']
    $Run.JournalPath = Join-Path -Path $Run.Folder -ChildPath 'journal.jsonl'
    return $machine
}

# What would change, without changing anything.
function Show-Plan {
    param([hashtable] $Run)
    foreach ($step in $Run.Plan['steps']) {
        $n = [int] $step['n']
        $spec = $Run.Actions[$step['action']['kind']]
        if ($spec.Undo -eq 'nothing') {
            Set-StepResult -Run $Run -N $n -State 'byHand' -Says ($step['action']['steps'] -join ' ')
            continue
        }
        try {
            $state = Get-StepState -Step $step -Run $Run
            $problem = Test-Step -Step $step -State $state -Run $Run
            if ($problem -eq '' -and -not $spec.Always) {
                Set-StepResult -Run $Run -N $n -State 'unchanged'
            } else {
                Set-StepResult -Run $Run -N $n -State 'wouldChange' -Says $problem
            }
        } catch {
            $problem = ConvertTo-Problem -ErrorRecord $_ -Step $n
            if ($problem['code'] -eq 'accessDenied' -and $spec.ContainsKey('Key')) {
                Set-StepResult -Run $Run -N $n -State 'wouldChange' -Says 'this account may not look at the key file; the plan would be run as SYSTEM, by a scheduled task'
                continue
            }
            [void] $Run.Problems.Add($problem)
            Set-StepResult -Run $Run -N $n -State 'failed' -Says $problem['says']
        }
    }
    return 'wouldChange'
}

# Looks at every step before the first change, so that what cannot work is refused and not undone.
function Assert-StepsPossible {
    param([hashtable] $Run)
    foreach ($step in $Run.Plan['steps']) {
        if ($Run.Actions[$step['action']['kind']].Undo -eq 'nothing') {
            continue
        }
        try {
            [void] (Get-StepState -Step $step -Run $Run)
        } catch {
            $problem = ConvertTo-Problem -ErrorRecord $_ -Step ([int] $step['n'])
            # What an earlier step makes (a certificate, a file) is not there yet.
            if ($problem['code'] -eq 'notFound' -and $step['n'] -gt 1) {
                continue
            }
            [void] $Run.Problems.Add($problem)
            Set-StepResult -Run $Run -N ([int] $step['n']) -State 'failed' -Says $problem['says']
        }
    }
    return $Run.Problems.Count -eq 0
}

function Invoke-Apply {
    param([hashtable] $Run)
    # The one question has been asked; cmdlets on the way ask no further ones.
    $ConfirmPreference = 'None'
    Write-JournalRecord -Run $Run -What 'begin'
    $n = 0
    try {
        Register-Guard -Run $Run
        foreach ($step in $Run.Plan['steps']) {
            $n = [int] $step['n']
            Invoke-Step -Step $step -Run $Run
        }
        Write-JournalRecord -Run $Run -What 'applied'
        return 'applied'
    } catch {
        $problem = ConvertTo-Problem -ErrorRecord $_ -Step $n
        [void] $Run.Problems.Add($problem)
        Set-StepResult -Run $Run -N $n -State 'failed' -Says $problem['says']
    }
    $outcome = Invoke-Undo -Run $Run
    if ($outcome -eq 'undone') {
        return 'failedAndUndone'
    }
    return $outcome
}

function Invoke-Undo {
    param([hashtable] $Run)
    $ConfirmPreference = 'None'
    $Run.Undoing = $true
    try {
        Register-Guard -Run $Run
    } catch {
        [void] $Run.Notes.Add("no scheduled task looks after this undo: $($_.Exception.Message)")
    }
    foreach ($record in $Run.Records) {
        if ([string] $record['event'] -ceq 'unchanged') {
            Set-StepResult -Run $Run -N ([int] $record['step']) -State 'unchanged'
        }
    }
    Write-JournalRecord -Run $Run -What 'undo'
    if (Undo-OpenStep -Run $Run) {
        Write-JournalRecord -Run $Run -What 'undone'
        return 'undone'
    }
    Write-JournalRecord -Run $Run -What 'undoIncomplete'
    return 'undoIncomplete'
}

# A second run of an applied plan looks whether it still holds.
function Confirm-Applied {
    param([hashtable] $Run)
    foreach ($step in $Run.Plan['steps']) {
        $n = [int] $step['n']
        $spec = $Run.Actions[$step['action']['kind']]
        if ($spec.Undo -eq 'nothing' -or $spec.Always) {
            Set-StepResult -Run $Run -N $n -State 'done'
            continue
        }
        try {
            $problem = Test-Step -Step $step -State (Get-SavedState -Records $Run.Records -Step $n) -Run $Run
        } catch {
            $problem = (ConvertTo-Problem -ErrorRecord $_)['says']
        }
        Set-StepResult -Run $Run -N $n -State 'done' -Says $problem
        if ($problem -ne '') {
            [void] $Run.Notes.Add("step $n was done and has been changed since: $problem. Undo the plan, then apply it again")
        }
    }
    return 'alreadyApplied'
}

function Test-AnyDropsSessions {
    param([hashtable] $Run)
    foreach ($step in $Run.Plan['steps']) {
        if ($Run.Actions[$step['action']['kind']].Drops -eq 'sessions') {
            return $true
        }
    }
    return $false
}

function Get-Question {
    param([hashtable] $Run)
    $text = "$($Run.Plan['steps'].Length) steps of plan $($Run.Plan['id'])"
    if ($null -ne $Run.Sessions) {
        $text += "; $($Run.Sessions['active']) active and $($Run.Sessions['disconnected']) disconnected sessions are on this computer and some of the steps drop connections"
    }
    return $text
}

function Confirm-Plan {
    param([hashtable] $Run, $Cmdlet)
    try {
        $agreed = $Cmdlet.ShouldProcess([string] $env:COMPUTERNAME, (Get-Question -Run $Run))
    } catch {
        Stop-WithProblem -Code 'declined' -Says 'nobody can be asked here; nothing was changed. Use -Yes to apply the plan without a question, or -WhatIf to see what it would do'
    }
    if (-not $agreed) {
        Stop-WithProblem -Code 'declined' -Says 'not confirmed; nothing was changed'
    }
}

function Invoke-Mode {
    param([hashtable] $Run, [string] $Ending, [bool] $Yes, $Cmdlet)
    if ($Run.Mode -eq 'guard') {
        $Run.Mode = 'undo'
        return Invoke-Guard -Run $Run -Ending $Ending
    }
    if ($Run.Mode -eq 'undo') {
        if (@('empty', 'undone') -contains $Ending) {
            return 'nothingToUndo'
        }
        return Invoke-Undo -Run $Run
    }
    if (@('open', 'undoIncomplete') -contains $Ending) {
        [void] $Run.Notes.Add('an earlier run of this plan did not come to its end; what it had changed was put back. Run the plan again to apply it')
        return Invoke-Undo -Run $Run
    }
    if ($Ending -eq 'applied') {
        return Confirm-Applied -Run $Run
    }
    if (-not (Assert-StepsPossible -Run $Run)) {
        return 'refused'
    }
    if (-not $Yes) {
        Confirm-Plan -Run $Run -Cmdlet $Cmdlet
    }
    if ($Ending -eq 'undone') {
        Move-JournalAside -Run $Run
    }
    return Invoke-Apply -Run $Run
}

# Everything between the plan and its outcome; what refuses to start has changed nothing.
function Invoke-Plan {
    param([hashtable] $Run, [string] $PlanText, [hashtable] $Switches, $Cmdlet)
    $lock = $null
    try {
        $machine = Initialize-Run -Run $Run -PlanText $PlanText
        if ($Switches.WhatIf) {
            $Run.Mode = 'whatIf'
            return Show-Plan -Run $Run
        }
        if ($Switches.Undo) {
            $Run.Mode = 'undo'
        }
        if ($Switches.Guard) {
            $Run.Mode = 'guard'
        }
        Confirm-JournalRoot -Root $Run.Root -Machine $machine
        if ($machine -and (Test-NeedsSystem -Run $Run)) {
            return Invoke-AsSystem -Run $Run -Yes $Switches.Yes -Cmdlet $Cmdlet
        }
        $lock = Enter-Lock -Root $Run.Root
        [void] [IO.Directory]::CreateDirectory($Run.Folder)
        Assert-NoOtherOpenPlan -Run $Run
        $ending = Open-Journal -Run $Run
        if (Test-AnyDropsSessions -Run $Run) {
            $Run.Sessions = Get-SessionCount
        }
        $outcome = Invoke-Mode -Run $Run -Ending $ending -Yes $Switches.Yes -Cmdlet $Cmdlet
        if (@('applied', 'alreadyApplied', 'undone', 'nothingToUndo', 'failedAndUndone') -contains $outcome) {
            Unregister-Guard -Run $Run
        }
        return $outcome
    } catch {
        [void] $Run.Problems.Add((ConvertTo-Problem -ErrorRecord $_))
        return 'refused'
    } finally {
        if ($null -ne $lock) {
            $lock.Dispose()
        }
    }
}

function Get-Result {
    param([hashtable] $Run, [string] $Outcome)
    $id = 'unknown-plan'
    if ($null -ne $Run.Plan) {
        $id = [string] $Run.Plan['id']
    }
    $result = [ordered]@{
        format     = [long] 1
        plan       = $id
        computer   = [string] $env:COMPUTERNAME
        mode       = $Run.Mode
        outcome    = $Outcome
        engine     = (Get-EngineText)
        startedAt  = $Run.StartedAt
        finishedAt = (Get-UtcTime)
        journal    = $Run.Folder
        steps      = $Run.Steps
        problems   = $Run.Problems
        notes      = $Run.Notes
    }
    if ($null -ne $Run.Sessions) {
        $result['sessions'] = $Run.Sessions
    }
    if ($Run.RestoreAt -ne '') {
        $result['restoreAt'] = $Run.RestoreAt
    }
    return $result
}

function Save-Result {
    param([hashtable] $Run, [string] $Json)
    if ($Run.Folder -ne '' -and (Test-Path -LiteralPath $Run.Folder)) {
        # Whole or not at all: another process may be waiting for it.
        $path = Join-Path -Path $Run.Folder -ChildPath 'result.json'
        [IO.File]::WriteAllText("$path.new", $Json, [Text.Encoding]::ASCII)
        [IO.File]::Delete($path)
        [IO.File]::Move("$path.new", $path)
    }
}

# A page of the last result, without doing anything.
function Read-SavedPage {
    param([hashtable] $Run, [string] $PlanText, [int] $Page)
    [void] (Initialize-Run -Run $Run -PlanText $PlanText)
    $path = Join-Path -Path $Run.Folder -ChildPath 'result.json'
    return Get-OutputPage -Json ([IO.File]::ReadAllText($path)) -Number $Page
}
