# The certificate the listener is bound to, the ones that lie ready, and who may read their keys.

function Get-RemoteDesktopStoreFact {
    param($Bundle)
    $list = @()
    foreach ($sha1 in (Get-StoreThumbprint -Store 'Remote Desktop')) {
        $certificate = Get-StoreCertificate -Store 'Remote Desktop' -Thumbprint $sha1
        $list += [ordered]@{
            sha1          = $sha1
            subject       = Get-Text -Value $certificate.Subject
            notBefore     = (ConvertTo-IsoTime -Time $certificate.NotBefore)
            notAfter      = (ConvertTo-IsoTime -Time $certificate.NotAfter)
            hasPrivateKey = [bool] $certificate.HasPrivateKey
        }
    }
    return , $list
}

# Bound by hash; else the newest of the computer's own, which Windows presents.
function Get-ListenerCertificateFact {
    param($Bundle)
    $fact = [ordered]@{}
    $hash = Get-RegistryValue -Key $keyListener -Name 'SSLCertificateSHA1Hash'
    $stores = @('My', 'Remote Desktop')
    if ($null -ne $hash) {
        $fact['boundSha1'] = ConvertTo-Hex -Bytes ([Convert]::FromBase64String([string] $hash['data']))
        $sha1 = $fact['boundSha1']
    } else {
        $own = @(Get-StoreThumbprint -Store 'Remote Desktop' | ForEach-Object -Process { $_ } | Sort-Object -Property { (Get-StoreCertificate -Store 'Remote Desktop' -Thumbprint $_).NotAfter } -Descending)
        if ($own.Count -eq 0) {
            return $fact
        }
        $sha1 = $own[0]
        $stores = @('Remote Desktop')
    }
    foreach ($store in $stores) {
        $certificate = Get-StoreCertificate -Store $store -Thumbprint $sha1
        if ($null -eq $certificate) {
            continue
        }
        $fact['store'] = $store
        $fact['notBefore'] = ConvertTo-IsoTime -Time $certificate.NotBefore
        $fact['notAfter'] = ConvertTo-IsoTime -Time $certificate.NotAfter
        $fact['subject'] = Get-Text -Value $certificate.Subject
        $fact['hasPrivateKey'] = [bool] $certificate.HasPrivateKey
        foreach ($extension in $certificate.Extensions) {
            if ($extension.Oid.Value -eq '2.5.29.37') {
                $fact['extendedKeyUsage'] = @($extension.EnhancedKeyUsages | ForEach-Object -Process { [string] $_.Value })
            }
        }
        Add-KeyAccess -Bundle $Bundle -Fact $fact -Store $store -Thumbprint $sha1
        break
    }
    return $fact
}

# The access list of a key file may be closed to administrators (from build 17763 on it is): then it is not known.
function Get-KeySddl {
    param($Bundle, [string] $Fact, [string] $Path)
    try {
        return Get-FileSddl -Path $Path
    } catch {
        Add-Gap -Bundle $Bundle -Name $Fact -ErrorRecord $_
        return ''
    }
}

function Add-KeyAccess {
    param($Bundle, [System.Collections.IDictionary] $Fact, [string] $Store, [string] $Thumbprint)
    $path = Get-KeyFilePath -Store $Store -Thumbprint $Thumbprint
    if ($path -eq '') {
        return
    }
    $Fact['keyFile'] = [IO.Path]::GetFileName($path)
    $sddl = Get-KeySddl -Bundle $Bundle -Fact 'listenerCertificate' -Path $path
    if ($sddl -ne '') {
        $Fact['keyAcl'] = $sddl
        $Fact['keyReadableByService'] = [bool] (Test-FileRight -Sddl $sddl -Sids $sidNetworkService -Wanted 0x120089)
    }
}

function Get-MachineKeysFact {
    param($Bundle)
    $folder = Get-MachineKeysFolder
    $files = @()
    foreach ($file in @(Get-ChildItem -LiteralPath $folder -Filter 'f686aace6942fb7f7ceb231212eef4a4_*' -Force)) {
        $entry = [ordered]@{ name = [string] $file.Name; bytes = [long] $file.Length }
        $sddl = Get-KeySddl -Bundle $Bundle -Fact 'machineKeys' -Path $file.FullName
        if ($sddl -ne '') {
            $entry['sddl'] = $sddl
            $entry['networkServiceRead'] = [bool] (Test-FileRight -Sddl $sddl -Sids $sidNetworkService -Wanted 0x120089)
            $entry['systemFull'] = [bool] (Test-FileRight -Sddl $sddl -Sids $sidSystem -Wanted 0x1F01FF)
        }
        $files += $entry
    }
    $fact = [ordered]@{ rdpKeyFiles = $files }
    $own = Get-KeySddl -Bundle $Bundle -Fact 'machineKeys' -Path $folder
    if ($own -ne '') {
        $fact['folderSddl'] = $own
    }
    return $fact
}
