# Runs scripts of plans against the stand-in, many cases in one process. Reads cases.json in -Work, writes results.json there.
param([string] $Work, [string] $Cases = 'cases.json', [string] $Results = 'results.json')

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'StandIn/StandIn.psm1') -DisableNameChecking -Global
$blocks = @{}
Set-StandInRunner {
    param($text, $arguments)
    if (-not $blocks.ContainsKey($text)) { $blocks[$text] = [scriptblock]::Create($text) }
    & $blocks[$text] @arguments
}
$states = @{}

# The machine of a case: files on a fresh disk, everything else in the state.
function Start-Machine {
    param([string] $StatePath)
    if (-not $states.ContainsKey($StatePath)) { $states[$StatePath] = [IO.File]::ReadAllText($StatePath) }
    $root = Join-Path $Work 'machine'
    if ([IO.Directory]::Exists($root)) { [IO.Directory]::Delete($root, $true) }
    Set-StandInRoot $root
    Set-StandInState $states[$StatePath]
    $raw = Get-StandInRaw
    foreach ($path in $raw.files.Keys) {
        $real = $root + $path
        [void] [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($real))
        [IO.File]::WriteAllBytes($real, [Convert]::FromBase64String($raw.files[$path]))
    }
    foreach ($container in @($raw.keys.Keys)) { $raw.keys[$container].file = $root + $raw.keys[$container].file }
    $raw.Remove('files')
    $env:RDPDOCTOR_PFX_PASSWORD = 'pfx "pass" $word`'
    $env:ProgramData = "$root/ProgramData"
    $env:LOCALAPPDATA = "$root/Users/me/AppData/Local"
    $env:SystemRoot = "$root/Windows"
    $env:COMPUTERNAME = 'SRV01'
}

# One run: what was printed, its result, and the exit code.
function Invoke-Script {
    param([string] $Path, [hashtable] $Arguments, $Fault = $null)
    if (-not $blocks.ContainsKey($Path)) { $blocks[$Path] = [scriptblock]::Create([IO.File]::ReadAllText($Path)) }
    Reset-StandIn
    if ($null -ne $Fault) { Set-StandInFault $Fault }
    $global:LASTEXITCODE = 0
    $path0 = $env:Path
    $printed = @()
    try {
        $printed = @(& $blocks[$Path] @Arguments)
    } catch {
        # Without power the script cannot even say so; anything else is a fault of ours.
        if ([string] $_.FullyQualifiedErrorId -notmatch 'StandInOff') { throw }
        $printed = @('')
    }
    $env:Path = $path0
    $line = [string] $printed[-1]
    $result = $null
    if ($line -match '^rdpdoctor:1/[0-9]+:json:(.*)$') { $result = ConvertFrom-Json $Matches[1] -AsHashtable -DateKind String }
    if ($line -match '^rdpdoctor:1/1:gz:(.*)$') {
        $gzip = [IO.Compression.GZipStream]::new([IO.MemoryStream]::new([Convert]::FromBase64String($Matches[1])), [IO.Compression.CompressionMode]::Decompress)
        $result = ConvertFrom-Json ([IO.StreamReader]::new($gzip).ReadToEnd()) -AsHashtable -DateKind String
    }
    return @{ Printed = $printed; Result = $result; Exit = $global:LASTEXITCODE; Count = (Get-StandInCount) }
}

# The machine as it is, to come back to.
function Save-Machine {
    Copy-Tree (Join-Path $Work 'machine') (Join-Path $Work 'saved')
    return Get-StandInJson
}

function Restore-Machine {
    param([string] $Saved)
    Copy-Tree (Join-Path $Work 'saved') (Join-Path $Work 'machine')
    Set-StandInState $Saved
}

function Copy-Tree {
    param([string] $From, [string] $To)
    if ([IO.Directory]::Exists($To)) { [IO.Directory]::Delete($To, $true) }
    foreach ($folder in [IO.Directory]::GetDirectories($From, '*', 'AllDirectories')) { [void] [IO.Directory]::CreateDirectory($To + $folder.Substring($From.Length)) }
    foreach ($file in [IO.Directory]::GetFiles($From, '*', 'AllDirectories')) { [IO.File]::Copy($file, $To + $file.Substring($From.Length)) }
}

# Every place at which a run can be disturbed: an error before each change and after the last, the power cut before each
# change and before each journal record (the clock is looked at just before a record is written). What follows a change is what
# comes before the next change or record.
function Get-Disturbances {
    param([hashtable] $Count)
    for ($n = 1; $n -le $Count.change; $n++) {
        @{ At = 'change'; N = $n; When = 'before'; How = 'error' }
        @{ At = 'change'; N = $n; When = 'before'; How = 'off' }
    }
    if ($Count.change -gt 0) { @{ At = 'change'; N = $Count.change; When = 'after'; How = 'error' } }
    for ($n = 1; $n -le $Count.clock; $n++) { @{ At = 'clock'; N = $n; When = 'before'; How = 'off' } }
    # While a service is waited for: the first, a middle and the last look.
    foreach ($n in @(1, [int] ($Count.sleep / 2), $Count.sleep | Where-Object { $_ -gt 0 } | Sort-Object -Unique)) { @{ At = 'sleep'; N = $n; When = 'before'; How = 'off' } }
}

# Everything that can happen to one plan: run, again, undo, again; then disturbed at every place, forwards and backwards.
function Test-Cycle {
    param([hashtable] $Case)
    $problems = [System.Collections.Generic.List[string]]::new()
    $runs = 0
    $yes = @{ Yes = $true }
    $wanted = { param($what, $run, [string[]] $outcomes) if ($null -eq $run.Result -or $outcomes -notcontains $run.Result.outcome) { $problems.Add("${what}: $(if ($run.Result) { $run.Result.outcome + ' ' + ($run.Result.problems | ConvertTo-Json -Compress -Depth 5) } else { $run.Printed }), wanted $outcomes") } }
    $same = { param($what, $text) $now = Get-StandInText; if ($now -cne $text) { $problems.Add("${what}: the state differs: $(Get-Difference $text $now)") } }

    Start-Machine $Case.state
    $before = Get-StandInText
    $whatIf = Invoke-Script $Case.script @{ WhatIf = $true }
    & $wanted 'what if' $whatIf @('wouldChange')
    & $same 'what if' $before
    $clean = Invoke-Script $Case.script $yes
    & $wanted 'apply' $clean @('applied')
    $after = Get-StandInText
    if ($Case.changes -and $after -ceq $before) { $problems.Add('apply: nothing changed') }
    $saved = Save-Machine
    $again = Invoke-Script $Case.script $yes
    & $wanted 'apply again' $again @('alreadyApplied')
    & $same 'apply again' $after
    if (@($again.Result.notes).Count -gt 0) { $problems.Add("apply again: notes $($again.Result.notes)") }
    $undo = Invoke-Script $Case.script @{ Undo = $true }
    & $wanted 'undo' $undo @('undone')
    if ($Case.exact) { & $same 'undo' $before }
    $undone = Get-StandInText
    & $wanted 'undo again' (Invoke-Script $Case.script @{ Undo = $true }) @('nothingToUndo')
    & $same 'undo again' $undone
    & $wanted 'apply after undo' (Invoke-Script $Case.script $yes) @('applied')
    $runs += 6

    foreach ($fault in (Get-Disturbances $clean.Count)) {
        Start-Machine $Case.state
        $what = "$($fault.How) $($fault.When) $($fault.At) $($fault.N)"
        $run = Invoke-Script $Case.script $yes $fault
        $runs++
        if ($fault.How -eq 'error' -and (Get-StandInCalls)[$fault.N - 1] -match 'ScheduledTask rdpdoctor-.*-(guard|system)$') {
            # The tasks around a plan are no steps of it: without them it is refused or put back, or it was done already.
            & $wanted $what $run @('refused', 'failedAndUndone', 'applied')
            if ($null -ne $run.Result -and $run.Result.outcome -ne 'applied' -and $Case.exact) { & $same $what $before }
            continue
        }
        if ($fault.How -eq 'error') {
            & $wanted $what $run @('failedAndUndone')
        } else {
            # Every second look at the clock is enough: a record lies between two of them.
            if ($fault.At -ne 'clock' -or $fault.N % 2 -eq 1) { Test-GuardAfter $Case "$what, left alone" $before $after $problems }
            # Without power nothing is said; the next run finds the journal. Cut before its first record or after its last,
            # there is nothing to put back.
            $run = Invoke-Script $Case.script $yes
            & $wanted $what $run @('undone', 'applied', 'alreadyApplied')
            $runs++
            if ($null -eq $run.Result -or $run.Result.outcome -ne 'undone') { continue }
        }
        if ($Case.exact -and -not (Test-Left $run)) { & $same $what $before }
    }
    & $wanted 'applied at last' (Invoke-Script $Case.script $yes) @('applied', 'alreadyApplied')
    foreach ($fault in (Get-Disturbances $undo.Count)) {
        Restore-Machine $saved
        $what = "$($fault.How) $($fault.When) $($fault.At) $($fault.N) of undo"
        $run = Invoke-Script $Case.script @{ Undo = $true } $fault
        if ($fault.How -eq 'error') {
            $task = (Get-StandInCalls)[$fault.N - 1] -match 'ScheduledTask rdpdoctor-.*-(guard|system)$'
            & $wanted $what $run $(if ($task) { @('undone', 'refused') } else { @('undoIncomplete') })
        }
        $again = Invoke-Script $Case.script @{ Undo = $true }
        & $wanted "$what, again" $again @('undone', 'nothingToUndo')
        if ($Case.exact -and -not (Test-Left $again)) { & $same "$what, again" $before }
        $runs += 2
    }
    return @{ name = $Case.name; problems = @($problems); runs = $runs; faults = @(Get-Disturbances $clean.Count).Count + @(Get-Disturbances $undo.Count).Count; changes = $clean.Count.change; records = $clean.Count.clock; result = $clean.Result; whatIf = $whatIf.Result }
}

# Many plans with one script: applied, disturbed or not, and undone until nothing is left to undo; the machine must be the one of
# before. An engine is several times faster once it has compiled the script, so all of them run in one, as many as there is time for.
function Test-Many {
    param([hashtable] $Case)
    $problems = [System.Collections.Generic.List[string]]::new()
    $tried = 0
    $runs = 0
    $met = 0
    $changes = 0
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $text = [IO.File]::ReadAllText($Case.script) -replace "(?m)^\`$planText = '.*'`$", '$planText = $global:PlanNow'
    $blocks['many'] = [scriptblock]::Create($text)
    Start-Machine $Case.state
    $before = Get-StandInText
    foreach ($one in (ConvertFrom-Json ([IO.File]::ReadAllText($Case.plans)) -AsHashtable)) {
        if ($clock.Elapsed.TotalSeconds -gt $Case.seconds) { break }
        $tried++
        Start-Machine $Case.state
        $global:PlanNow = $one.plan
        $run = Invoke-Script 'many' @{ Yes = $true } $one.fault
        $hit = $null -ne $one.fault -and $null -eq (Get-StandInFault)
        $met += [int] $hit
        $changes += $run.Count.change
        $left = Test-Left $run
        $outcomes = @(if ($null -ne $run.Result) { $run.Result.outcome } else { 'cut' })
        for ($n = 0; $n -lt 4 -and $outcomes[-1] -notin @('nothingToUndo', 'refused'); $n++) {
            $run = Invoke-Script 'many' @{ Undo = $true }
            $runs++
            $outcomes += if ($null -ne $run.Result) { $run.Result.outcome } else { 'nothing' }
            $left = $left -or (Test-Left $run)
        }
        $runs++
        $now = Get-StandInText
        $says = if ($now -cne $before -and -not $left) { Get-Difference $before $now } elseif (($outcomes -contains 'refused' -and -not $hit) -or $outcomes -contains 'undoIncomplete') { $run.Result.problems | ConvertTo-Json -Compress -Depth 5 } else { '' }
        if ($says -ne '') { $problems.Add("$outcomes $(ConvertTo-Json $one.fault -Compress) $([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($one.plan))): $says") }
    }
    return @{ name = $Case.name; problems = @($problems | Select-Object -First 20); plans = $tried; runs = $runs; faults = $met; changes = $changes; steps = @() }
}

# What a run that was cut off may leave, where it says so: certificates that the journal does not name as its own.
function Test-Left {
    param($Run)
    return $null -ne $Run.Result -and ($Run.Result.notes -join ' ') -match 'it is left in the store|they are left'
}

# Nobody comes back after the cut: the scheduled task of SYSTEM alone brings the machine to rest, with its services up.
function Test-GuardAfter {
    param([hashtable] $Case, [string] $What, [string] $Before, [string] $After, $Problems)
    $guard = @((Get-StandInRaw).tasks.Keys | Where-Object { $_ -match '-guard$' })
    if ($guard.Count -eq 0) {
        $services = (Get-StandInRaw).services
        if ($services.TermService.state -ne 'Running') { $Problems.Add("${What}: TermService is $($services.TermService.state) and nobody looks after it") }
        return
    }
    $saved = Save-Machine
    Reset-StandIn
    $global:LASTEXITCODE = 0
    Invoke-StandInTask -Name $guard[0]
    $raw = Get-StandInRaw
    if ($raw.services.TermService.state -ne 'Running') { $Problems.Add("${What}: TermService is $($raw.services.TermService.state) after the task has run") }
    if ($raw.tasks.ContainsKey($guard[0])) { $Problems.Add("${What}: the task is still there") }
    $now = Get-StandInText
    if ($Case.exact -and $now -cne $Before -and $now -cne $After) { $Problems.Add("${What}: the state differs: $(Get-Difference $Before $now)") }
    Restore-Machine $saved
}

function Get-Difference {
    param([string] $Left, [string] $Right)
    $at = 0
    while ($at -lt $Left.Length -and $at -lt $Right.Length -and $Left[$at] -ceq $Right[$at]) { $at++ }
    $from = [Math]::Max(0, $at - 60)
    return "before '$($Left.Substring($from, [Math]::Min(160, $Left.Length - $from)))' after '$($Right.Substring($from, [Math]::Min(160, $Right.Length - $from)))'"
}

# A list of runs on one machine, with changes to its state or its files between them.
function Test-Sequence {
    param([hashtable] $Case)
    Start-Machine $Case.state
    $before = Get-StandInText
    $steps = foreach ($step in $Case.steps) {
        if ($step.ContainsKey('fire')) { Reset-StandIn; foreach ($task in @((Get-StandInRaw).tasks.Keys | Where-Object { $_ -match $step.fire })) { Invoke-StandInTask -Name $task }; continue }
        if ($step.ContainsKey('edit')) { & ([scriptblock]::Create($step.edit)) (Get-StandInRaw) $env:ProgramData; continue }
        $arguments = @{}
        foreach ($name in $step.arguments) { $arguments[$name] = $true }
        if ($step.ContainsKey('page')) { $arguments['Page'] = $step.page }
        if ($step.ContainsKey('part')) { $arguments['Part'] = $step.part }
        $fault = if ($step.ContainsKey('fault')) { $step.fault } else { $null }
        $run = Invoke-Script $(if ($step.ContainsKey('script')) { $step.script } else { $Case.script }) $arguments $fault
        @{ printed = @($run.Printed); result = $run.Result; exit = $run.Exit; calls = (Get-StandInCalls); same = ((Get-StandInText) -ceq $before); longest = ($run.Printed | ForEach-Object { ([string] $_).Length } | Measure-Object -Maximum).Maximum }
    }
    return @{ name = $Case.name; steps = @($steps); state = (Get-StandInJson); endsAsBegan = ((Get-StandInText) -ceq $before) }
}

# What the script's own checks say of many plans: '' where one is let through, else the id of the problem.
function Test-Plans {
    param([hashtable] $Case)
    $text = [IO.File]::ReadAllText($Case.script)
    $judge = [scriptblock]::Create($text.Substring(0, $text.IndexOf('$exitCode = 0')) + @'
foreach ($one in $Undo) {
    try {
        Assert-Plan -Plan (Read-PlanText -Encoded $one) -Actions $actions
        ''
    } catch {
        (ConvertTo-Problem -ErrorRecord $_)['code']
    }
}
'@)
    # The parameter that is a switch in the script carries the plans here.
    $judge = [scriptblock]::Create($judge.ToString().Replace('[switch] $Undo', '$Undo'))
    return @{ name = $Case.name; verdicts = @(& $judge -Undo $Case.plans); steps = @() }
}

$all = ConvertFrom-Json ([IO.File]::ReadAllText((Join-Path $Work $Cases))) -AsHashtable -DateKind String -Depth 32
$done = foreach ($case in $all) {
    try {
        switch ($case.kind) {
            'cycle' { Test-Cycle $case }
            'judge' { Test-Plans $case }
            'many' { Test-Many $case }
            default { Test-Sequence $case }
        }
    } catch {
        @{ name = $case.name; problems = @("the case itself failed: $_ $($_.ScriptStackTrace)"); runs = 0; faults = 0; steps = @() }
    }
}
[IO.File]::WriteAllText((Join-Path $Work $Results), (ConvertTo-Json -InputObject @($done) -Depth 20 -Compress))
