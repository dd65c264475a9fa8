# Runs scripts of plans against the stand-in, many cases in one process. Reads cases.json in -Work, writes results.json there.
param([string] $Work, [string] $Cases = 'cases.json', [string] $Results = 'results.json')

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path $PSScriptRoot 'StandIn/StandIn.psm1') -DisableNameChecking -Global
$blocks = @{}
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

# Everything that can happen to one plan: run, again, undo, again; an error before and after every change, forwards and
# backwards; the power cut before every journal record and before and after every change.
function Test-Cycle {
    param([hashtable] $Case)
    $problems = [System.Collections.Generic.List[string]]::new()
    $runs = 0
    $yes = @{ Yes = $true }
    $wanted = { param($what, $run, [string[]] $outcomes) if ($outcomes -notcontains $run.Result.outcome) { $problems.Add("${what}: outcome $($run.Result.outcome), wanted $outcomes; $(($run.Result.problems | ConvertTo-Json -Compress -Depth 5))") } }
    $same = { param($what, $text) if ((Get-StandInText) -cne $text) { $problems.Add("${what}: the state differs: $(Get-Difference $text (Get-StandInText))") } }

    Start-Machine $Case.state
    $before = Get-StandInText
    $whatIf = Invoke-Script $Case.script @{ WhatIf = $true }
    & $wanted 'what if' $whatIf @('wouldChange')
    & $same 'what if' $before
    $clean = Invoke-Script $Case.script $yes
    & $wanted 'apply' $clean @('applied')
    $after = Get-StandInText
    if ($Case.changes -and $after -ceq $before) { $problems.Add('apply: nothing changed') }
    $again = Invoke-Script $Case.script $yes
    & $wanted 'apply again' $again @('alreadyApplied')
    & $same 'apply again' $after
    if (@($again.Result.notes).Count -gt 0) { $problems.Add("apply again: notes $($again.Result.notes)") }
    $undo = Invoke-Script $Case.script @{ Undo = $true }
    & $wanted 'undo' $undo @('undone')
    if ($Case.exact) { & $same 'undo' $before }
    $undone = Get-StandInText
    $undoAgain = Invoke-Script $Case.script @{ Undo = $true }
    & $wanted 'undo again' $undoAgain @('nothingToUndo')
    & $same 'undo again' $undone
    & $wanted 'apply after undo' (Invoke-Script $Case.script $yes) @('applied')
    $runs += 7

    foreach ($when in @('before', 'after')) {
        for ($n = 1; $n -le $clean.Count.change; $n++) {
            Start-Machine $Case.state
            $what = "error $when change $n"
            $run = Invoke-Script $Case.script $yes @{ At = 'change'; N = $n; When = $when; How = 'error' }
            # The folder of the journals is made before the plan begins.
            & $wanted $what $run @('failedAndUndone', 'refused')
            if ($Case.exact) { & $same $what $before }
            $runs++
            if ($when -eq 'before') {
                Start-Machine $Case.state
                & $wanted "denied at change $n" (Invoke-Script $Case.script $yes @{ At = 'change'; N = $n; When = 'before'; How = 'denied' }) @('failedAndUndone', 'refused')
                if ($Case.exact) { & $same "denied at change $n" $before }
                $runs++
            }
        }
        for ($n = 1; $n -le $undo.Count.change; $n++) {
            Start-Machine $Case.state
            $what = "error $when change $n of undo"
            [void] (Invoke-Script $Case.script $yes)
            $run = Invoke-Script $Case.script @{ Undo = $true } @{ At = 'change'; N = $n; When = $when; How = 'error' }
            & $wanted $what $run @('undoIncomplete')
            & $wanted "$what, again" (Invoke-Script $Case.script @{ Undo = $true }) @('undone')
            if ($Case.exact) { & $same "$what, again" $before }
            $runs += 3
        }
    }
    $cuts = @(
        foreach ($n in 1..[Math]::Max(1, $clean.Count.clock)) { @{ At = 'clock'; N = $n; When = 'before'; How = 'off' } }
        foreach ($when in @('before', 'after')) { for ($n = 1; $n -le $clean.Count.change; $n++) { @{ At = 'change'; N = $n; When = $when; How = 'off' } } }
    )
    foreach ($cut in $cuts) {
        Start-Machine $Case.state
        $what = "power cut $($cut.When) $($cut.At) $($cut.N)"
        [void] (Invoke-Script $Case.script $yes $cut)
        $run = Invoke-Script $Case.script $yes
        # Cut before the first record or after the last, there is nothing to put back.
        & $wanted $what $run @('undone', 'applied', 'alreadyApplied')
        if ($Case.exact -and $run.Result.outcome -eq 'undone') { & $same $what $before }
        if ($run.Result.outcome -eq 'undone') { & $wanted "$what, applied at last" (Invoke-Script $Case.script $yes) @('applied') }
        $runs += 3
    }
    $undoCuts = @(
        foreach ($n in 1..[Math]::Max(1, $undo.Count.clock)) { @{ At = 'clock'; N = $n; When = 'before'; How = 'off' } }
        foreach ($when in @('before', 'after')) { for ($n = 1; $n -le $undo.Count.change; $n++) { @{ At = 'change'; N = $n; When = $when; How = 'off' } } }
    )
    foreach ($cut in $undoCuts) {
        Start-Machine $Case.state
        $what = "power cut $($cut.When) $($cut.At) $($cut.N) of undo"
        [void] (Invoke-Script $Case.script $yes)
        [void] (Invoke-Script $Case.script @{ Undo = $true } $cut)
        & $wanted $what (Invoke-Script $Case.script @{ Undo = $true }) @('undone', 'nothingToUndo')
        if ($Case.exact) { & $same $what $before }
        $runs += 3
    }
    return @{ name = $Case.name; problems = @($problems); runs = $runs; faults = $runs - 7; changes = $clean.Count.change; records = $clean.Count.clock; result = $clean.Result; whatIf = $whatIf.Result }
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
        if ($step.ContainsKey('edit')) { & ([scriptblock]::Create($step.edit)) (Get-StandInRaw) $env:ProgramData; continue }
        $arguments = @{}
        foreach ($name in $step.arguments) { $arguments[$name] = $true }
        if ($step.ContainsKey('page')) { $arguments['Page'] = $step.page }
        $fault = if ($step.ContainsKey('fault')) { $step.fault } else { $null }
        $run = Invoke-Script $(if ($step.ContainsKey('script')) { $step.script } else { $Case.script }) $arguments $fault
        @{ printed = @($run.Printed); result = $run.Result; exit = $run.Exit; calls = (Get-StandInCalls); same = ((Get-StandInText) -ceq $before); longest = ($run.Printed | ForEach-Object { ([string] $_).Length } | Measure-Object -Maximum).Maximum }
    }
    return @{ name = $Case.name; steps = @($steps); state = (Get-StandInJson) }
}

$all = ConvertFrom-Json ([IO.File]::ReadAllText((Join-Path $Work $Cases))) -AsHashtable -DateKind String -Depth 32
$done = foreach ($case in $all) {
    try {
        if ($case.kind -eq 'cycle') { Test-Cycle $case } else { Test-Sequence $case }
    } catch {
        @{ name = $case.name; problems = @("the case itself failed: $_ $($_.ScriptStackTrace)"); runs = 0; faults = 0; steps = @() }
    }
}
[IO.File]::WriteAllText((Join-Path $Work $Results), (ConvertTo-Json -InputObject @($done) -Depth 20 -Compress))
