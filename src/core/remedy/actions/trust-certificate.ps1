$actions['trustCertificate'] = @{ Name = 'TrustCertificate'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'user' }

function Assert-TrustCertificate {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'host', 'sha1')
    Assert-Text -Value $Action['host'] -What "$What host" -Pattern '\A[^\\/*?\[\]\s\x00-\x1f]{1,255}\z'
    Assert-Text -Value $Action['sha1'] -What "$What sha1" -Pattern $patternThumbprint
}

function Get-TrustKey {
    param($Action)
    return "HKCU\SOFTWARE\Microsoft\Terminal Server Client\Servers\$($Action['host'])"
}

function Get-TrustCertificateState {
    param($Action, [hashtable] $Run)
    return Get-RegistryState -Key (Get-TrustKey -Action $Action) -Name 'CertHash'
}

function Set-TrustCertificate {
    param($Action, $State, [hashtable] $Run)
    Set-RegistryValue -Key (Get-TrustKey -Action $Action) -Name 'CertHash' -Kind 'Binary' -Data (Get-ListenerHash -Thumbprint $Action['sha1'])
}

function Test-TrustCertificate {
    param($Action, $State, [hashtable] $Run)
    return Compare-RegistryValue -Key (Get-TrustKey -Action $Action) -Name 'CertHash' -Kind 'Binary' -Data (Get-ListenerHash -Thumbprint $Action['sha1'])
}

function Undo-TrustCertificate {
    param($Action, $State, [hashtable] $Run)
    Restore-RegistryState -Key (Get-TrustKey -Action $Action) -Name 'CertHash' -State $State
}
