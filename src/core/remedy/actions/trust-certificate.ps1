$actions['trustCertificate'] = @{ Name = 'TrustCertificate'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'user' }

function Assert-TrustCertificate {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'host', 'sha1', 'sha256', 'path')
    Assert-Text -Value $Action['host'] -What "$What host" -Pattern '\A[^\\/*?\[\]\s\x00-\x1f]{1,255}\z'
    Assert-Text -Value $Action['sha1'] -What "$What sha1" -Pattern $patternThumbprint
    Assert-Text -Value $Action['sha256'] -What "$What sha256" -Pattern '\A[0-9a-f]{64}\z'
    Assert-Text -Value $Action['path'] -What "$What path" -Pattern $patternPath
}

function Get-TrustKey {
    param($Action)
    return "HKCU\SOFTWARE\Microsoft\Terminal Server Client\Servers\$($Action['host'])"
}

# The file must hold exactly the certificate that was compared: SHA-256 of the whole, then the SHA-1 mstsc remembers.
function Get-TrustHash {
    param($Action)
    if (-not (Test-Path -LiteralPath $Action['path'])) {
        Stop-WithProblem -Code 'notFound' -Says "there is no file $($Action['path']) on this computer"
    }
    $bytes = Read-FileBytes -Path $Action['path']
    $sha = [Security.Cryptography.SHA256]::Create()
    $found = [BitConverter]::ToString($sha.ComputeHash($bytes)).Replace('-', '').ToLowerInvariant()
    $sha.Dispose()
    if ($found -cne $Action['sha256']) {
        Stop-WithProblem -Code 'stepFailed' -Says "the file $($Action['path']) has SHA-256 $found, not $($Action['sha256']); it is not trusted"
    }
    $sha = [Security.Cryptography.SHA1]::Create()
    $hash = $sha.ComputeHash($bytes)
    $sha.Dispose()
    if ([BitConverter]::ToString($hash).Replace('-', '').ToLowerInvariant() -cne $Action['sha1']) {
        Stop-WithProblem -Code 'stepFailed' -Says "the file $($Action['path']) is not the certificate $($Action['sha1'])"
    }
    return [Convert]::ToBase64String($hash)
}

function Get-TrustCertificateState {
    param($Action, [hashtable] $Run)
    [void] (Get-TrustHash -Action $Action)
    return Get-RegistryState -Key (Get-TrustKey -Action $Action) -Name 'CertHash'
}

function Set-TrustCertificate {
    param($Action, $State, [hashtable] $Run)
    Set-RegistryValue -Key (Get-TrustKey -Action $Action) -Name 'CertHash' -Kind 'Binary' -Data (Get-TrustHash -Action $Action)
}

function Test-TrustCertificate {
    param($Action, $State, [hashtable] $Run)
    return Compare-RegistryValue -Key (Get-TrustKey -Action $Action) -Name 'CertHash' -Kind 'Binary' -Data (Get-TrustHash -Action $Action)
}

function Undo-TrustCertificate {
    param($Action, $State, [hashtable] $Run)
    Restore-RegistryState -Key (Get-TrustKey -Action $Action) -Name 'CertHash' -State $State
}
