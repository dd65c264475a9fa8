$actions['bindListenerCertificate'] = @{ Name = 'BindListenerCertificate'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine' }

function Assert-BindListenerCertificate {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'sha1')
    Assert-Text -Value $Action['sha1'] -What "$What sha1" -Pattern $patternThumbprint
}

# The binding, and who may read the certificate's key: the service that listens runs as NETWORK SERVICE.
function Get-BindListenerCertificateState {
    param($Action, [hashtable] $Run)
    $certificate = Assert-CertificateThere -Store 'My' -Thumbprint $Action['sha1']
    $fault = Get-ListenerFault -Certificate $certificate
    if ($fault -ne '') {
        Stop-WithProblem -Code 'stepFailed' -Says "the certificate $($Action['sha1']) $fault, so Remote Desktop must not be bound to it"
    }
    $file = Get-KeyFilePath -Store 'My' -Thumbprint $Action['sha1']
    $sddl = $null
    if ($file -ne '') {
        $sddl = Get-FileSddl -Path $file
    }
    return [ordered]@{ binding = (Get-RegistryState -Key $keyListener -Name 'SSLCertificateSHA1Hash'); file = $file; sddl = $sddl }
}

function Set-BindListenerCertificate {
    param($Action, $State, [hashtable] $Run)
    if ($State['file'] -ne '' -and -not (Test-FileRight -Sddl $State['sddl'] -Sids $sidNetworkService -Wanted 0x120089)) {
        Set-FileSddl -Path $State['file'] -Sddl (Add-AccessEntry -Sddl $State['sddl'] -Rights 'FR' -Sid 'NS')
    }
    Set-RegistryValue -Key $keyListener -Name 'SSLCertificateSHA1Hash' -Kind 'Binary' -Data (Get-ListenerHash -Thumbprint $Action['sha1'])
}

function Test-BindListenerCertificate {
    param($Action, $State, [hashtable] $Run)
    if ($State['file'] -ne '' -and -not (Test-FileRight -Sddl (Get-FileSddl -Path $State['file']) -Sids $sidNetworkService -Wanted 0x120089)) {
        return "NETWORK SERVICE may not read the key file $($State['file'])"
    }
    return Compare-RegistryValue -Key $keyListener -Name 'SSLCertificateSHA1Hash' -Kind 'Binary' -Data (Get-ListenerHash -Thumbprint $Action['sha1'])
}

function Undo-BindListenerCertificate {
    param($Action, $State, [hashtable] $Run)
    Restore-RegistryState -Key $keyListener -Name 'SSLCertificateSHA1Hash' -State $State['binding']
    if ($State['file'] -ne '' -and (Get-FileSddl -Path $State['file']) -cne $State['sddl']) {
        Set-FileSddl -Path $State['file'] -Sddl $State['sddl']
    }
}
