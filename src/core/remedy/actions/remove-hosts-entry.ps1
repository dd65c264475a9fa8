$actions['removeHostsEntry'] = @{ Name = 'RemoveHostsEntry'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine' }

function Assert-RemoveHostsEntry {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'name', 'address')
    Assert-Text -Value $Action['name'] -What "$What name" -Pattern '\A[^\s#]{1,255}\z'
    Assert-Text -Value $Action['address'] -What "$What address" -Pattern '\A[0-9A-Fa-f.:%]{2,64}\z'
}

function Get-HostsPath {
    $path = $env:SystemRoot
    foreach ($part in @('System32', 'drivers', 'etc', 'hosts')) {
        $path = Join-Path -Path $path -ChildPath $part
    }
    return $path
}

# Latin-1 gives every byte back as it was, whatever the file's own encoding is.
function Get-HostsText {
    return [Text.Encoding]::GetEncoding(28591).GetString((Read-FileBytes -Path (Get-HostsPath)))
}

# The text without this name on lines of this address; a line that names nothing else goes whole, comment and all.
function Remove-HostsName {
    param([string] $Text, [string] $Name, [string] $Address)
    $kept = New-Object -TypeName System.Text.StringBuilder
    foreach ($line in [regex]::Matches($Text, '[^\r\n]*(\r\n|\n|\r|\z)')) {
        $words = @([regex]::Matches(($line.Value -replace '#.*', ''), '\S+') | ForEach-Object -Process { $_.Value })
        if ($words.Length -lt 2 -or $words[0] -ne $Address -or $words[1..($words.Length - 1)] -notcontains $Name) {
            [void] $kept.Append($line.Value)
        } elseif (@($words[1..($words.Length - 1)] | Where-Object -FilterScript { $_ -ne $Name }).Length -gt 0) {
            [void] $kept.Append([regex]::Replace($line.Value, '(?i)[ \t]+' + [regex]::Escape($Name) + '(?=[\s#]|\z)', ''))
        }
    }
    return $kept.ToString()
}

function Get-RemoveHostsEntryState {
    param($Action, [hashtable] $Run)
    if (-not (Test-Path -LiteralPath (Get-HostsPath))) {
        Stop-WithProblem -Code 'notFound' -Says "there is no file $(Get-HostsPath)"
    }
    $bytes = Read-FileBytes -Path (Get-HostsPath)
    if ($bytes.Length -gt 262144) {
        Stop-WithProblem -Code 'notSupported' -Says "the hosts file is $($bytes.Length) bytes; at most 262144 are changed by rdpdoctor"
    }
    return [ordered]@{ bytes = [Convert]::ToBase64String($bytes) }
}

function Set-RemoveHostsEntry {
    param($Action, $State, [hashtable] $Run)
    $text = Remove-HostsName -Text (Get-HostsText) -Name $Action['name'] -Address $Action['address']
    Write-FileBytes -Run $Run -Path (Get-HostsPath) -Bytes ([Text.Encoding]::GetEncoding(28591).GetBytes($text))
}

function Test-RemoveHostsEntry {
    param($Action, $State, [hashtable] $Run)
    $text = Get-HostsText
    if ((Remove-HostsName -Text $text -Name $Action['name'] -Address $Action['address']) -cne $text) {
        return "the hosts file gives $($Action['address']) to $($Action['name'])"
    }
    return ''
}

function Undo-RemoveHostsEntry {
    param($Action, $State, [hashtable] $Run)
    Write-FileBytes -Run $Run -Path (Get-HostsPath) -Bytes ([Convert]::FromBase64String($State['bytes']))
}
