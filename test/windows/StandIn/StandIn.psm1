# A small believable Windows for scripts under test: the cmdlets, providers and programs that the actions and the collector
# call, answering from one state that goes in and comes out as JSON. Each part names where a behaviour is documented.
# It proves that the scripts ask the right questions and survive the answers; what Windows really does only Windows can prove.

Set-StrictMode -Version 3.0
foreach ($part in @('state', 'objects', 'registry', 'certificates', 'files', 'services', 'network', 'accounts', 'tasks', 'clock', 'system')) {
    . (Join-Path $PSScriptRoot "$part.ps1")
}
Export-ModuleMember -Function *
