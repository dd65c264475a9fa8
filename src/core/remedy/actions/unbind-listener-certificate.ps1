$actions['unbindListenerCertificate'] = @{ Name = 'UnbindListenerCertificate'; Drops = 'nothing'; Undo = 'exact'; Always = $false; AfterUndo = $false; Scope = 'machine' }

function Assert-UnbindListenerCertificate {
    param($Action, [string] $What, [string[]] $Accepted)
    Assert-Members -Value $Action -What $What -Must @('kind')
}

function Get-UnbindListenerCertificateState {
    param($Action, [hashtable] $Run)
    Assert-NoBroker
    return Get-RegistryState -Key $keyListener -Name 'SSLCertificateSHA1Hash'
}

function Set-UnbindListenerCertificate {
    param($Action, $State, [hashtable] $Run)
    Remove-RegistryValue -Key $keyListener -Name 'SSLCertificateSHA1Hash'
}

function Test-UnbindListenerCertificate {
    param($Action, $State, [hashtable] $Run)
    if ($null -ne (Get-RegistryValue -Key $keyListener -Name 'SSLCertificateSHA1Hash')) {
        return 'a certificate is bound by SSLCertificateSHA1Hash'
    }
    return ''
}

function Undo-UnbindListenerCertificate {
    param($Action, $State, [hashtable] $Run)
    Restore-RegistryState -Key $keyListener -Name 'SSLCertificateSHA1Hash' -State $State
}
