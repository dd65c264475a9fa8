# The client part: mstsc, what surrounds it, and the settings it reads.

function Get-ClientSettingsFact {
    param($Bundle)
    Assert-OwnProfile
    $fact = [ordered]@{}
    $key = 'HKCU\SOFTWARE\Microsoft\Terminal Server Client'
    $level = Get-RegistryValue -Key $keyPolicy -Name 'AuthenticationLevel'
    foreach ($other in @($key, 'HKLM\SOFTWARE\Microsoft\Terminal Server Client')) {
        if ($null -eq $level) {
            $level = Get-RegistryValue -Key $other -Name 'AuthenticationLevelOverride'
        }
    }
    if ($null -ne $level -and $level['kind'] -eq 'DWord') {
        $fact['authenticationLevel'] = $level['data']
    }
    $oracle = Get-RegistryValue -Key 'HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\CredSSP\Parameters' -Name 'AllowEncryptionOracle'
    if ($null -ne $oracle -and $oracle['kind'] -eq 'DWord') {
        $fact['allowEncryptionOracle'] = $oracle['data']
    }
    $udp = Get-RegistryValue -Key "$keyPolicy\Client" -Name 'fClientDisableUDP'
    if ($null -ne $udp) {
        $fact['disableUdp'] = [bool] ($udp['data'] -ne 0)
    }
    $fact['schannelClient'] = Get-SchannelSide -Side 'Client'
    $bits = Get-RegistryValue -Key 'HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\KeyExchangeAlgorithms\PKCS' -Name 'ClientMinKeyBitLength'
    if ($null -ne $bits -and $bits['kind'] -eq 'DWord') {
        $fact['clientMinRsaBits'] = $bits['data']
    }
    return $fact
}

function Get-SystemFile {
    param([string] $Name)
    return Join-Path -Path (Join-Path -Path $env:SystemRoot -ChildPath 'System32') -ChildPath $Name
}

function Get-FileVersion {
    param([string] $Path)
    if (-not (Test-Path -LiteralPath $Path)) {
        return ''
    }
    $version = (Get-Item -LiteralPath $Path).VersionInfo
    return "$($version.FileMajorPart).$($version.FileMinorPart).$($version.FileBuildPart).$($version.FilePrivatePart)"
}

function Get-ClientInstallFact {
    param($Bundle)
    $fact = [ordered]@{ osBuild = (Get-VersionText) }
    $mstsc = Get-FileVersion -Path (Get-SystemFile -Name 'mstsc.exe')
    $mstscax = Get-FileVersion -Path (Get-SystemFile -Name 'mstscax.dll')
    if ($mstsc -ne '') {
        $fact['mstscVersion'] = $mstsc
    }
    if ($mstscax -ne '') {
        $fact['mstscaxVersion'] = $mstscax
    }
    Add-Signatures -Fact $fact
    $fact['pendingReboot'] = [bool] (Test-PendingReboot)
    $fact['thirdPartyModules'] = Get-ThirdPartyModules
    $proxy = Get-Proxy
    if ($proxy -ne '') {
        $fact['proxy'] = $proxy
    }
    $fact['vpnActive'] = [bool] (Test-Vpn)
    return $fact
}

function Get-EngineNumber {
    $version = $PSVersionTable['PSVersion']
    return [long] $version.Major * 100 + [long] $version.Minor
}

# In a process of its own that is given half a minute: checking a signature may wait for the network. Engines before 5.1 do not
# look into catalogues everywhere, so that their "not signed" means nothing for files of Windows.
function Add-Signatures {
    param([System.Collections.IDictionary] $Fact)
    $files = @{ mstscSigned = (Get-SystemFile -Name 'mstsc.exe'); mstscaxSigned = (Get-SystemFile -Name 'mstscax.dll') }
    $job = $null
    try {
        $job = Start-Job -ArgumentList $files -ScriptBlock {
            param($Files)
            foreach ($name in @($Files.Keys)) {
                if (Test-Path -LiteralPath $Files[$name]) {
                    "$name $((Get-AuthenticodeSignature -LiteralPath $Files[$name]).Status)"
                }
            }
        }
        if ($null -eq (Wait-Job -Job $job -Timeout 30)) {
            return
        }
        foreach ($line in @(Receive-Job -Job $job)) {
            $name, $status = ([string] $line).Split(' ')
            if ($status -eq 'Valid' -or $status -eq 'HashMismatch' -or ($status -eq 'NotSigned' -and (Get-EngineNumber) -ge 501)) {
                $Fact[$name] = [bool] ($status -eq 'Valid')
            }
        }
    } catch {
        # Where no process may be started the signatures are not known.
        return
    } finally {
        if ($null -ne $job) {
            Remove-Job -Job $job -Force
        }
    }
}

# Modules of mstsc.exe while it runs, and shell extensions that are approved, made by others than Microsoft.
function Get-ThirdPartyModules {
    $found = @()
    foreach ($process in @(Get-Process -Name 'mstsc' -ErrorAction SilentlyContinue)) {
        try {
            foreach ($module in @($process.Modules)) {
                if ([string] $module.FileVersionInfo.CompanyName -notmatch 'Microsoft') {
                    $found += "mstsc: $([string] $module.ModuleName) ($(Get-Text -Value $module.FileVersionInfo.CompanyName -Max 60))"
                }
            }
        } catch {
            # Another user's mstsc may not be looked into.
            continue
        }
    }
    $approved = 'HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Shell Extensions\Approved'
    if (Test-Path -LiteralPath (Get-RegistryPath -Key $approved)) {
        foreach ($id in @((Get-Item -LiteralPath (Get-RegistryPath -Key $approved)).GetValueNames())) {
            $file = Get-RegistryValue -Key "HKLM\SOFTWARE\Classes\CLSID\$id\InprocServer32" -Name ''
            if ($null -eq $file) {
                continue
            }
            $path = [Environment]::ExpandEnvironmentVariables([string] $file['data'])
            if ((Test-Path -LiteralPath $path) -and [string] (Get-Item -LiteralPath $path).VersionInfo.CompanyName -notmatch 'Microsoft') {
                $found += "shell: $([IO.Path]::GetFileName($path)) ($(Get-Text -Value (Get-Item -LiteralPath $path).VersionInfo.CompanyName -Max 60))"
            }
        }
    }
    return , @($found | Sort-Object -Unique | Select-Object -First 40)
}

function Get-Proxy {
    $key = 'HKCU\SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings'
    $on = Get-RegistryValue -Key $key -Name 'ProxyEnable'
    $server = Get-RegistryValue -Key $key -Name 'ProxyServer'
    if ($null -ne $on -and $on['data'] -ne 0 -and $null -ne $server) {
        return Get-Text -Value $server['data']
    }
    $script = Get-RegistryValue -Key $key -Name 'AutoConfigURL'
    if ($null -ne $script) {
        return 'by script ' + (Get-Text -Value $script['data'])
    }
    return ''
}

# Interface types 23 (PPP), 131 (tunnel) and 53 (proprietary virtual) that are up.
function Test-Vpn {
    foreach ($adapter in @(Get-NetAdapter -ErrorAction SilentlyContinue)) {
        if ([string] $adapter.Status -eq 'Up' -and @(23, 53, 131) -contains [int] $adapter.InterfaceType) {
            return $true
        }
    }
    return $false
}

# Default.rdp of the user: what mstsc starts with.
function Get-RdpFileFact {
    param($Bundle)
    Assert-OwnProfile
    $folder = [Environment]::GetFolderPath('MyDocuments')
    if ([string] $folder -eq '') {
        return $null
    }
    $path = Join-Path -Path $folder -ChildPath 'Default.rdp'
    if (-not (Test-Path -LiteralPath $path)) {
        return $null
    }
    $settings = [ordered]@{}
    $signed = $false
    $names = @()
    $text = ''
    foreach ($file in @(Get-Item -LiteralPath $path -Force)) {
        if ($file.Length -gt 262144) {
            throw "the file $path is too large for the settings of a connection"
        }
        # By its mark, else UTF-8: without a mark Get-Content takes it for another encoding in each engine.
        $text = [IO.File]::ReadAllText($file.FullName)
    }
    foreach ($line in @($text.Split("`n") | Select-Object -First 400)) {
        if (([string] $line).TrimEnd("`r") -notmatch '^\s*([^:]{1,64}):([isb]):(.*)$') {
            continue
        }
        $name = $Matches[1].ToLowerInvariant()
        if ($Matches[2] -eq 'b' -or $name -eq 'signature') {
            $signed = $signed -or $name -eq 'signature'
            continue
        }
        if ($name -eq 'signscope') {
            $names = @($Matches[3].Split(',') | ForEach-Object -Process { $_.Trim().ToLowerInvariant() })
        }
        $number = [long] 0
        if ($Matches[2] -eq 'i' -and [long]::TryParse($Matches[3], [ref] $number)) {
            $settings[$name] = $number
        } else {
            $settings[$name] = Get-Text -Value $Matches[3] -Max 500
        }
    }
    return [ordered]@{ settings = $settings; signed = [bool] $signed; signedNames = $names }
}
