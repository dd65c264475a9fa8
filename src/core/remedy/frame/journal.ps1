# The journal: one record a line, each with a checksum, on the disk before the change it announces.

function Get-TextHash {
    param([string] $Text)
    $sha = [Security.Cryptography.SHA256]::Create()
    $hash = $sha.ComputeHash([Text.Encoding]::UTF8.GetBytes($Text))
    $sha.Dispose()
    return [BitConverter]::ToString($hash).Replace('-', '').ToLowerInvariant()
}

function Get-UtcTime {
    return (Get-Date).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.fffZ', [Globalization.CultureInfo]::InvariantCulture)
}

function Write-JournalRecord {
    param(
        [hashtable] $Run,
        [string] $What,
        [int] $Step = 0,
        $State = $null
    )
    $record = [ordered]@{ seq = [long] $Run.Records.Count; at = (Get-UtcTime); event = $What }
    if ($Step -gt 0) {
        $record['step'] = [long] $Step
    }
    if ($What -eq 'begin') {
        $record['plan'] = $Run.PlanHash
    }
    if ($null -ne $State) {
        $record['state'] = $State
    }
    $json = ConvertTo-JsonText -Value $record
    $bytes = [Text.Encoding]::ASCII.GetBytes((Get-TextHash -Text $json).Substring(0, 16) + ' ' + $json + "`n")
    # By types, never by words: .NET Framework has a second constructor of six, with FileSystemRights in place of FileAccess.
    $stream = New-Object -TypeName System.IO.FileStream -ArgumentList ([string] $Run.JournalPath), ([IO.FileMode]::Append), ([IO.FileAccess]::Write), ([IO.FileShare]::Read), 4096, ([IO.FileOptions]::WriteThrough)
    try {
        $stream.Write($bytes, 0, $bytes.Length)
        $stream.Flush($true)
    } finally {
        $stream.Dispose()
    }
    [void] $Run.Records.Add($record)
}

# Records of a journal. A last line without its end was being written when the power went: its change had not begun.
# A wrong checksum anywhere else is damage.
function Read-Journal {
    param([string] $Path)
    $text = [Text.Encoding]::ASCII.GetString([IO.File]::ReadAllBytes($Path))
    $whole = $text.LastIndexOf("`n") + 1
    $records = New-Object -TypeName System.Collections.ArrayList
    $line = 0
    foreach ($one in $text.Substring(0, $whole).Split("`n")) {
        $line++
        if ($one -eq '' -and $line -gt $records.Count -and $records.Count -eq @($text.Substring(0, $whole).Split("`n")).Length - 1) {
            continue
        }
        if ($one.Length -lt 18 -or (Get-TextHash -Text $one.Substring(17)).Substring(0, 16) -cne $one.Substring(0, 16)) {
            Stop-WithProblem -Code 'journalDamaged' -Says "the journal $Path is damaged in line $line; nothing was changed. Compare what it says with the computer by hand, then move the file away"
        }
        $record = ConvertFrom-JsonText -Text $one.Substring(17)
        if ($record['seq'] -ne $records.Count) {
            Stop-WithProblem -Code 'journalDamaged' -Says "the journal $Path lacks a record before line $line; nothing was changed. Compare what it says with the computer by hand, then move the file away"
        }
        [void] $records.Add($record)
    }
    return @{ Records = $records; WholeLength = [long] $whole; Torn = ($whole -lt $text.Length) }
}

# How a journal ended: 'applied', 'undone', 'undoIncomplete', or 'open' where it did not.
function Get-JournalEnding {
    param([System.Collections.ArrayList] $Records)
    if ($Records.Count -eq 0) {
        return 'empty'
    }
    $last = [string] $Records[$Records.Count - 1]['event']
    if (@('applied', 'undone', 'undoIncomplete') -ccontains $last) {
        return $last
    }
    return 'open'
}

function Open-Journal {
    param([hashtable] $Run)
    if (-not (Test-Path -LiteralPath $Run.JournalPath)) {
        return 'empty'
    }
    $journal = Read-Journal -Path $Run.JournalPath
    if ($journal.Records.Count -gt 0) {
        if ([string] $journal.Records[0]['event'] -cne 'begin' -or [string] $journal.Records[0]['plan'] -cne $Run.PlanHash) {
            Stop-WithProblem -Code 'journalOfOtherPlan' -Says "the journal $($Run.JournalPath) belongs to another plan of the same name; nothing was changed"
        }
        $last = [string] $journal.Records[$journal.Records.Count - 1]['at']
        if ([string]::CompareOrdinal((Get-UtcTime), $last) -lt 0) {
            [void] $Run.Notes.Add("the clock of this computer is behind the journal's last entry of $last, so it was set back since; the order of the entries counts, not their times")
        }
    }
    if ($journal.Torn) {
        $stream = New-Object -TypeName System.IO.FileStream -ArgumentList ([string] $Run.JournalPath), ([IO.FileMode]::Open), ([IO.FileAccess]::Write), ([IO.FileShare]::None)
        try {
            $stream.SetLength($journal.WholeLength)
            $stream.Flush($true)
        } finally {
            $stream.Dispose()
        }
    }
    $Run.Records = $journal.Records
    return Get-JournalEnding -Records $journal.Records
}

# A finished journal is kept beside the new one.
function Move-JournalAside {
    param([hashtable] $Run)
    $n = 1
    while (Test-Path -LiteralPath ($Run.JournalPath + ".$n")) {
        $n++
    }
    [IO.File]::Move($Run.JournalPath, $Run.JournalPath + ".$n")
    $Run.Records = New-Object -TypeName System.Collections.ArrayList
}

# Other plans that were begun here and neither finished nor undone.
function Assert-NoOtherOpenPlan {
    param([hashtable] $Run)
    foreach ($folder in @(Get-ChildItem -LiteralPath $Run.Root -Directory)) {
        $path = Join-Path -Path $folder.FullName -ChildPath 'journal.jsonl'
        if ($folder.Name -eq $Run.Plan['id'] -or -not (Test-Path -LiteralPath $path)) {
            continue
        }
        if ((Get-JournalEnding -Records (Read-Journal -Path $path).Records) -eq 'open') {
            Stop-WithProblem -Code 'otherPlanOpen' -Says "plan $($folder.Name) was begun on this computer and not finished; run its script again (it puts back what was half done), then this one"
        }
    }
}

# What a step found before it changed anything.
function Get-SavedState {
    param([System.Collections.ArrayList] $Records, [int] $Step)
    foreach ($record in $Records) {
        if ($record.Contains('state') -and $record.Contains('step') -and $record['step'] -eq $Step) {
            return $record['state']
        }
    }
    return $null
}

# Notes what the step at work has made itself, as soon as it is known: an undo takes away this and nothing else.
function Write-Made {
    param([hashtable] $Run, $Made)
    Write-JournalRecord -Run $Run -What 'made' -Step $Run.StepNow -State $Made
}

function Get-Made {
    param([hashtable] $Run)
    $made = @()
    foreach ($record in $Run.Records) {
        if ([string] $record['event'] -ceq 'made' -and $record['step'] -eq $Run.StepNow) {
            $made += $record['state']
        }
    }
    return , $made
}

# Steps that were begun and not yet put back, newest first: { n, state, applied }.
function Get-OpenStep {
    param([System.Collections.ArrayList] $Records)
    $open = [ordered]@{}
    foreach ($record in $Records) {
        $key = "s$($record['step'])"
        switch -CaseSensitive ([string] $record['event']) {
            'captured' {
                $open[$key] = @{ N = [int] $record['step']; State = $record['state'] }
            }
            'putBack' {
                $open.Remove($key)
            }
        }
    }
    $steps = @($open.Values)
    [array]::Reverse($steps)
    return , $steps
}
