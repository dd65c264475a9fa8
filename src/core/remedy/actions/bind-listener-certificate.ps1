$actions['bindListenerCertificate'] = @{ Name = 'BindListenerCertificate'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine'; Key = $true }

function Assert-BindListenerCertificate {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind', 'sha1')
    Assert-Text -Value $Action['sha1'] -What "$What sha1" -Pattern $patternThumbprint
}

# The binding, and who may read the certificate's key: the service that listens runs as NETWORK SERVICE.
function Get-BindListenerCertificateState {
    param($Action, [hashtable] $Run)
    Assert-NoBroker
    $certificate = Assert-CertificateThere -Store 'My' -Thumbprint $Action['sha1']
    $fault = Get-ListenerFault -Certificate $certificate
    if ($fault -ne '') {
        Stop-WithProblem -Code 'stepFailed' -Says "the certificate $($Action['sha1']) $fault, so Remote Desktop must not be bound to it"
    }
    $file = Get-KeyFilePath -Store 'My' -Thumbprint $Action['sha1']
    $list = $null
    if ($file -ne '') {
        $list = Get-AccessList -Path $file
    }
    return [ordered]@{ binding = (Get-RegistryState -Key $keyListener -Name 'SSLCertificateSHA1Hash'); file = $file; list = $list }
}

function Set-BindListenerCertificate {
    param($Action, $State, [hashtable] $Run)
    Grant-KeyToService -Run $Run -File $State['file'] -Thumbprint $Action['sha1']
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
    if ($State['file'] -ne '') {
        Restore-AccessList -Run $Run -Path $State['file'] -List $State['list']
    }
}
