# What CIM and the rest of the system say.

function Get-CimInstance {
    [CmdletBinding()]
    param([string] $ClassName, [string] $Filter, [string] $Namespace)
    Assert-On
    switch ($ClassName) {
        'Win32_Service' {
            $name = [regex]::Match($Filter, "Name='([A-Za-z0-9]+)'").Groups[1].Value
            $key = $script:S.services.Keys | Where-Object { $_ -eq $name }
            if ($key) { return Get-ServiceView $key }
            return
        }
        default {
            if ($script:S.cim -and $script:S.cim.ContainsKey($ClassName)) {
                foreach ($one in @($script:S.cim[$ClassName])) { [pscustomobject] $one }
                return
            }
            Stop-StandIn -Message 'Invalid class' -Id 'HRESULT 0x80041010,Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand' -Category MetadataError
        }
    }
}
