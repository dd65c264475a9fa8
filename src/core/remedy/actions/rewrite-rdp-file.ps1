$actions['rewriteRdpFile'] = @{ Name = 'RewriteRdpFile'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'user' }

function Assert-RewriteRdpFile {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'path', 'set', 'remove')
    Assert-Text -Value $Action['path'] -What "$What path" -Pattern $patternPath
    if ($Action['path'] -notmatch '(?i)\.rdp\z') {
        Stop-Refused -Says "$What path: not a file that ends in .rdp"
    }
    if ($Action['set'] -isnot [System.Collections.IDictionary]) {
        Stop-Refused -Says "$What set: not an object"
    }
    foreach ($entry in $Action['set'].GetEnumerator()) {
        Assert-Text -Value $entry.Key -What "$What set" -Pattern '\A[^:\x00-\x1f]{1,64}\z'
        if ($entry.Value -isnot [long]) {
            if ($entry.Value -isnot [string] -or $entry.Value -match '[\x00-\x1f]' -or $entry.Value.Length -gt 1024) {
                Stop-Refused -Says "$What set: a value is neither a whole number nor a text of one line"
            }
        }
        # Left out or another number, the setting asks for no certificate; without CredSSP the server is not asked to prove itself.
        if ($entry.Key -eq 'authentication level' -and -not ($entry.Value -is [long] -and @(1, 2) -contains $entry.Value)) {
            Assert-Risk -Risk 'unverified-server' -Accepted $Accepted -What $What
        }
        if ($entry.Key -eq 'enablecredsspsupport' -and -not ($entry.Value -is [long] -and $entry.Value -eq 1)) {
            Assert-Risk -Risk 'nla-off' -Accepted $Accepted -What $What
        }
    }
    Assert-List -Value $Action['remove'] -What "$What remove" -Min 0
    foreach ($one in $Action['remove']) {
        Assert-Text -Value $one -What "$What remove" -Pattern '\A[^:\x00-\x1f]{1,64}\z'
        if ($one -eq 'authentication level') {
            Assert-Risk -Risk 'unverified-server' -Accepted $Accepted -What $What
        }
    }
}

function Get-NewRdpPath {
    param($Action)
    return ($Action['path'] -replace '(?i)\.rdp\z', '') + '.rdpdoctor.rdp'
}

function Get-RewriteRdpFileState {
    param($Action, [hashtable] $Run)
    if (-not (Test-Path -LiteralPath $Action['path'])) {
        Stop-WithProblem -Code 'notFound' -Says "there is no file $($Action['path']) on this computer"
    }
    $there = $null
    if (Test-Path -LiteralPath (Get-NewRdpPath -Action $Action)) {
        $there = [Convert]::ToBase64String((Read-FileBytes -Path (Get-NewRdpPath -Action $Action)))
    }
    return [ordered]@{ there = $there }
}

# mstsc writes UTF-16 with a mark and reads other encodings; the copy keeps the one of the file.
function Get-RdpEncoding {
    param([byte[]] $Bytes)
    if ($Bytes.Length -ge 2 -and $Bytes[0] -eq 0xFF -and $Bytes[1] -eq 0xFE) {
        return [Text.Encoding]::Unicode
    }
    return [Text.Encoding]::GetEncoding(28591)
}

function Get-RewrittenBytes {
    param($Action)
    $bytes = Read-FileBytes -Path $Action['path']
    if ($bytes.Length -gt 1048576) {
        Stop-WithProblem -Code 'notSupported' -Says "the file $($Action['path']) is $($bytes.Length) bytes; an .rdp file is not that large"
    }
    $encoding = Get-RdpEncoding -Bytes $bytes
    $gone = @($Action['remove']) + @('signature', 'signscope')
    $set = @{}
    foreach ($entry in $Action['set'].GetEnumerator()) {
        $set[$entry.Key] = $entry.Value
    }
    $lines = New-Object -TypeName System.Collections.ArrayList
    foreach ($line in $encoding.GetString($bytes).Split([char] 10)) {
        $name = ($line -replace ':.*', '').Trim([char] 0xFEFF, [char] 13, [char] 32)
        if ($gone -notcontains $name -and -not $set.ContainsKey($name)) {
            [void] $lines.Add($line.TrimEnd([char] 13))
        }
    }
    while ($lines.Count -gt 0 -and $lines[$lines.Count - 1] -eq '') {
        $lines.RemoveAt($lines.Count - 1)
    }
    foreach ($entry in $Action['set'].GetEnumerator()) {
        $kind = 's'
        if ($entry.Value -is [long]) {
            $kind = 'i'
        }
        [void] $lines.Add("$($entry.Key):${kind}:$($entry.Value)")
    }
    $text = ($lines -join "`r`n") + "`r`n"
    if ($encoding -eq [Text.Encoding]::Unicode -and $text[0] -ne [char] 0xFEFF) {
        $text = [string] [char] 0xFEFF + $text
    }
    return , $encoding.GetBytes($text)
}

function Set-RewriteRdpFile {
    param($Action, $State, [hashtable] $Run)
    Write-FileBytes -Run $Run -Path (Get-NewRdpPath -Action $Action) -Bytes (Get-RewrittenBytes -Action $Action)
}

function Test-RewriteRdpFile {
    param($Action, $State, [hashtable] $Run)
    $path = Get-NewRdpPath -Action $Action
    if (-not (Test-Path -LiteralPath $path)) {
        return "there is no file $path"
    }
    if ([Convert]::ToBase64String((Read-FileBytes -Path $path)) -cne [Convert]::ToBase64String((Get-RewrittenBytes -Action $Action))) {
        return "the file $path is another than it would be written"
    }
    return ''
}

function Undo-RewriteRdpFile {
    param($Action, $State, [hashtable] $Run)
    $path = Get-NewRdpPath -Action $Action
    if ($null -ne $State['there']) {
        Write-FileBytes -Run $Run -Path $path -Bytes ([Convert]::FromBase64String($State['there']))
    } elseif (Test-Path -LiteralPath $path) {
        Remove-Item -LiteralPath $path
    }
}
