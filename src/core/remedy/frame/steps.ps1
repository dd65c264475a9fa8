# One step: capture, journal, change, test; and the same backwards.

function Get-StepState {
    param($Step, [hashtable] $Run)
    $name = $Run.Actions[$Step['action']['kind']].Name
    return & "Get-${name}State" -Action $Step['action'] -Run $Run
}

# Empty where the step's aim is reached, else what is there instead.
function Test-Step {
    param($Step, $State, [hashtable] $Run)
    $name = $Run.Actions[$Step['action']['kind']].Name
    return [string] (& "Test-$name" -Action $Step['action'] -State $State -Run $Run)
}

function Set-StepResult {
    param([hashtable] $Run, [int] $N, [string] $State, [string] $Says = '')
    $entry = $Run.Steps[$N - 1]
    $entry['state'] = $State
    if ($Says -ne '') {
        if ($Says.Length -gt 300) {
            $Says = $Says.Substring(0, 300)
        }
        $entry['says'] = $Says
    }
}

function Invoke-Step {
    param($Step, [hashtable] $Run)
    $n = [int] $Step['n']
    $Run.StepNow = $n
    $spec = $Run.Actions[$Step['action']['kind']]
    if ($spec.Undo -eq 'nothing') {
        Set-StepResult -Run $Run -N $n -State 'byHand' -Says ($Step['action']['steps'] -join ' ')
        return
    }
    $state = Get-StepState -Step $Step -Run $Run
    if (-not $spec.Always -and (Test-Step -Step $Step -State $state -Run $Run) -eq '') {
        Write-JournalRecord -Run $Run -What 'unchanged' -Step $n -State $state
        Set-StepResult -Run $Run -N $n -State 'unchanged'
        return
    }
    Write-JournalRecord -Run $Run -What 'captured' -Step $n -State $state
    [void] (& "Set-$($spec.Name)" -Action $Step['action'] -State $state -Run $Run)
    Write-JournalRecord -Run $Run -What 'changed' -Step $n
    $problem = Test-Step -Step $Step -State $state -Run $Run
    if ($problem -ne '') {
        Stop-WithProblem -Code 'testFailed' -Says "after the change: $problem"
    }
    Set-StepResult -Run $Run -N $n -State 'done'
}

# Whether everything is as it was saved; what cannot be captured is not the same.
function Test-SameState {
    param($Step, $State, [hashtable] $Run)
    try {
        $now = Get-StepState -Step $Step -Run $Run
    } catch {
        return $false
    }
    return (ConvertTo-JsonText -Value $now) -ceq (ConvertTo-JsonText -Value $State)
}

# Puts one step back and looks whether the state is the one that was saved.
function Undo-Step {
    param($Step, $State, [hashtable] $Run)
    $n = [int] $Step['n']
    $spec = $Run.Actions[$Step['action']['kind']]
    $Run.StepNow = $n
    if ($spec.Undo -eq 'none') {
        if (-not $spec.AfterUndo) {
            Write-JournalRecord -Run $Run -What 'putBack' -Step $n
        }
        Set-StepResult -Run $Run -N $n -State 'notUndoable'
        return
    }
    if ($spec.ContainsKey('Makes') -or -not (Test-SameState -Step $Step -State $State -Run $Run)) {
        [void] (& "Undo-$($spec.Name)" -Action $Step['action'] -State $State -Run $Run)
        if (-not (Test-SameState -Step $Step -State $State -Run $Run)) {
            Stop-WithProblem -Code 'undoFailed' -Says 'after putting it back the state is not the one that was saved'
        }
    }
    Write-JournalRecord -Run $Run -What 'putBack' -Step $n
    Set-StepResult -Run $Run -N $n -State 'undone'
}

# Puts back every open step, newest first; one that fails does not keep the others from being put back. True when all are.
function Undo-OpenStep {
    param([hashtable] $Run)
    $allBack = $true
    $restart = @()
    foreach ($open in (Get-OpenStep -Records $Run.Records)) {
        $step = $Run.Plan['steps'][$open.N - 1]
        try {
            # What a step made stays while a later one that rests on it could not be put back.
            if (-not $allBack -and $Run.Actions[$step['action']['kind']].ContainsKey('Makes')) {
                Stop-WithProblem -Code 'undoFailed' -Says 'left until the later steps are put back; run the script with -Undo again'
            }
            Undo-Step -Step $step -State $open.State -Run $Run
            $spec = $Run.Actions[$step['action']['kind']]
            if ($spec.AfterUndo) {
                $restart += @{ Step = $step; State = $open.State; Name = $spec.Name }
            }
        } catch {
            $allBack = $false
            $problem = ConvertTo-Problem -ErrorRecord $_ -Step $open.N -Otherwise 'undoFailed'
            [void] $Run.Problems.Add($problem)
            Set-StepResult -Run $Run -N $open.N -State 'undoFailed' -Says $problem['says']
        }
    }
    # Services read their settings when they start: once more, so that what was put back is what runs.
    foreach ($one in $restart) {
        try {
            [void] (& "Complete-$($one.Name)Undo" -Action $one.Step['action'] -State $one.State -Run $Run)
            Write-JournalRecord -Run $Run -What 'putBack' -Step ([int] $one.Step['n'])
        } catch {
            $allBack = $false
            [void] $Run.Problems.Add((ConvertTo-Problem -ErrorRecord $_ -Step ([int] $one.Step['n']) -Otherwise 'undoFailed'))
        }
    }
    return $allBack
}
