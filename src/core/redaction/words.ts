/** Words of rdpdoctor's own texts in lower case; scripts/words.mjs gathers them. */
export const ownWords = `
a149 a2e4 a410 a83f a9fe aa aaaa aac aace aad aadsts aadsts293004 aadsts50020 aadsts50034 aadsts50053 aadsts50055 aadsts50056
aadsts50057 aadsts50058 aadsts50072 aadsts50074 aadsts50076 aadsts50078 aadsts50079 aadsts50097 aadsts50105 aadsts50126
aadsts50129 aadsts50131 aadsts50155 aadsts50158 aadsts50173 aadsts53000 aadsts53001 aadsts53002 aadsts53003 aadsts53004
aadtenantid aan aanmeldingspoging aanmeldingspogingen aanmeldt ab abcaf abgelaufen abilitato abnormally abort aborted about
above absence absent ac aca acc accedere accept acceptable acceptance accepted accepting accepts access accessdenied accessed
accessing accesso account accounting accountnaam accounts acesso achieved ack acknowledge acknowledged acknowledges acks acl
acls acme acquaintance acquire acquired across act acted action actions activat activated activating activation active
activity activityhint activityid acts actual actualmente actuellement ad ad29 adaccount adal adapter adapters aday adb add
added addin adding address address1 address2 addresses adds adduser adf adjustment admin administer administrador
administrateur administration administrative administratively administrator administrators adml admx adresse advanced advert
advertised advice advise advisory ae aeddb aefdd aes af aff affected after afterwards again against agateway age agent agents
ago agree agreed agreement agrees ahead ai aj al alert alerta alerte alerts algorithm algorithms alias aliases alike alive
alives all alle allotted allow allowed allowencryptionoracle allowing allows almost alone along already alreadydisconnected
also alt alter alterar altered alternate alternative alters although altitudes alto always amazon ambiguities ambiguity
ambiguous amd amdkmdag amduw amduw23g among amount amp an analytic analyzer and anew angegebenen anhkgg animation anims anmeld
anmelde anmeldeinformationen anmeldekonto anmelden anmeldeprozess anmeldetyp anmeldeversuch anmeldeversuche anmeldung anna
announced announces ano anon anonymous another ansi answer answered answering answers antes antivirus anwendung anybody
anyconnect anydesk anyone anything anyviewer anyway anywhere anzahl anzumelden ao ap apache apart api apic apiinitiated
aplicaci apos app appdata appear appears append appendix apple appliance application applications applied applies apply
approach approve apps apr april arbitration architect archive archives are areas arena argument arguments aria arm armpath
around array arrival arrivals arrive arrived arrives artefacts article articles as ascii aside ask asked asking askpfeplat
asks asn asn1 asp aspx assets assigned assignment association assume assumed assumption asymmetric at athird attach attached
attack attacker attacks attempt attempted attempting attempts attr attribute attributes attualmente au aucun audiocapturemode
audiomode audioqualitymode audit audited auditing auditors audits auf aufgabenkategorie aufgef aufgetreten aug aus ausf
autenticaci auth authenticate authenticated authenticating authentication authenticationlevel authenticator authenticode
authenticodesignature authentification authentifizierung authentifizierungsfehler authfail authn authorisation authorised
authorities authority authorization authorize authorized authz auto autodetect autoenrollment automate automatic automatically
autoreconnect autoreconnection autoridad autoridade autoris autorisations autorisiert autorit autoruns autoselecting aux av
available avant avast avd avert aviso avoids avoir avvis await awakecoding away aws awsec awsec2 awssupport ax az az80xlab
azure azuread azureloadbalancer b000 b0x b0x0 b0x80 b1 b2050 b224 b32 b3389 b5 b5af ba bab back backend background backslash
backup bad badly badpacket bag balancer balancers balancing balert band bandwidth bandwidthautodetect banner bar bare
barracuda base base64 base64url based baseline basic basis bastion bastions battery bb bbc bbfc bc bc45 bconta bd bda bda8 bdc
be bebca became because become becomes been before began begin beginning begins begrenzt begun behalf behaviour behind being
belong belonged belongs below ben benutzer benutzerkonto benutzername benutzers ber berechtigungsliste beschreibung
beschrijving beset beside besides beskrivning best better between bevents bevor bext beyond bf bfc bfreerdp bguacd biais bias
big bigint bildschirm billing bin binary bind binding bindings binds binxml bio bios bironrdp bit bitdefender bites bitlocker
bitmap bitmapcachepersistenable bitmapcachesize bitmaps bits biz bkrdp black blacken blackhole blaming blank blanked bleibt
blob blobs bloccato block blocked blocking blocks blog blogs bloque bloqueada bloqueado blsm blue bmp bms body bookmark
boolean boot booting born both bottleneck bound boundsha1 box bpathping bping bpp bprivate br brackets brainpool brama
branches brcm brdp brdpcore brdstls break breaks breason bridge brief bring brings broke broken broker brokerclient brokers
bron brought browser brute bschannel bservice bservices bsessie bsession bsodtutorials bt btermdd btermserv btracert bu
buckets budget buffer bug bugcheck build builds built builtin bulk bump bundle bureau bureaublad bus busy but bv bwin bwin32
bwsa bxrdp by bye bypass bypasses byte bytes c000 c001 c002 c003 c004 c005 c006 c007 c008 c009 c00a c00b c00c c00d c00e c00f
c010 c011 c012 c013 c014 c015 c016 c017 c018 c019 c023 c024 c025 c026 c027 c028 c029 c02a c02b c02c c02d c02e c02f c030 c031
c032 c050 c051 c052 c053 c056 c057 c05a c05b c05c c05d c060 c061 c072 c073 c076 c077 c07a c07b c07c c07d c080 c081 c084 c085
c086 c087 c08a c08b c09c c09d c09e c09f c0a0 c0a1 c0a2 c0a3 c0ac c0ad c0ae c0af c61c50634a73 c832 ca cab cab6 cabinet cable
cacertificates cache cached caching caducado caf cal calage call called caller calling calls cals cambiar cambiare came
camellia camera cameras camerastoredirect can caname canceled cancelled candidate candidates cannot cant cap capabilities
capability capabilitymismatch capabilityname capacity capi capi2 caps caption capture captured captures capturing car card
cards care careful carried carries carry case cases catalogue catch category cause caused causes caution caveat cb cbb cbc cbs
cc cca cca8 cca9 ccaa ccf ccm cd cdata cdb cdo cdrom ce ce80149586d7 ceb cell cells center central cer cert certain certainly
certificate certificates certification certlm certs certsrv certutil cet cf chacha chacha20 chain challenge challenged
challenges change changed changer changes changing channel channels character characters charge chave cheap cheapest chec
check checked checker checkers checking checkpoint checks checksum chglogon chiave chiffrement child children chnk choice
choose chooses chose chosen chou chrome chunk chunks chyba cidr cidripv6 cifrado cim cimv cimv2 cinstall cipher ciphers circle
circumvents citation cited citrix cl claim clamp clamping clashing class classes classic classname classnotavailable
classnotreg clave clean cleaning cleanmgr cleanup clear cleared clears cleartextpassword click client clientactivexcore
clientip clients clipboard clock clocks clone cloned close closed closes closest closing cloud cloudneeti clouds clsid cluster
clustered clustering cmdkey cmos cn cname cng co coat cod code coded codes codice codigo codul collect collecting collection
collector collision colour colours com combination come comes coming command commands comment comments commit commitanddisable
committed common commonest communication community comp company compare compared comparing compatibility compatible
complementofdefault complete completed completes compliant component components composite composition compressed compression
compte computador compute computer computers computersecurechannel computerweekly con concerned concerns concluded concurrent
conditional conditions conectar conectarse conex conexiones conf conference confidence config configuration configurations
configure configured configures configuring confirm confirmed confirms conflict conn connect connected connecter connectfailed
connecting connection connections connectivity connecton connector connects connecttoadministerserver connecttochildsession
connecttoserverconsole connessioni connettersi connexion connexions consegue considered consistent console constant
constrained constraints constructed consumer conta contact contactar contacted contacter contactez contacto contain container
containerlog contains contatada contatar contattare content contention context contexts continue continues continuously contr
contradict contradicted contradicts contrase control controlador controll controller controllers controls controlset
conversation convert converted cookie copied copies copy copyall copying core correct corrected correction correctly correcto
correctos correlation corretti corrupt corrupted corruption cost costs could couldn count counted counter counts cover
coverage covered covers cpdx cpdx4 cpp cr cran crash crashed crashes crashing crates crc crc32 creat create created creates
creating creation cred credenciais credenciales credential credentials credenziali creds credssp criptografia crisis criti
critical crittografia crlsign cross crowd crowded crq crt crypt crypto cryptographic cryptography cs cscotun cseextension
cspname csptype csrf csrss cssp csv ctrl ctrlaltnod ctx cuenta culo cumulative cure cured cures curing curit current
currentcontrolset currently currentversion cursor curve curve25519 curves custom customer customize cut cuts cve czarny czy d0
d43f d46b da damage damaged danger dangling dans das data database datagrams date dated dates datetime dator datum day
daylight days db db8 dca dcname dcom dd ddns de dea deactivate dead deadline deadlocks deaktiviert deallocate deallocated
deallocating dealt death debian debug debugging dec decide decided decides deciding decimal decipher decisive declared
declined decode decoded decoding decompress decompressed decompression decrypt decrypted decryption deep deeper def default
defaults defender defined definition definitions degraded degrades del delay delays delegate delegated delegating delegation
delet delete deleted deletes deleting deletion delimited delstore dem demand demands demasiados den denied denies deny denying
depend dependencies dependency dependent depending depends deployment deprecated depth der derecho derived derzeit des des40
desabilitada desc descending descri describe described describes descripci description descriptions descriptors descrizione
deshabilitada deshabilitado desk desktop desktopheight desktops desktopscalefactor desktopwidth despite desplazamiento dest
destination destroy destroyed detached detail details detall detect detected detecting detection detector detour dev devez
device devices devicestoredirect devolutions dexpress deze df dfc dfir dgram dh dhcp dhcpv dhcpv6 dhe di diagnos diagnose
diagnoser diagnosis diagnostic diagnostics diagnosticserviceurl dialog dialogs dialogue did didn die died dienst dies diesem
dieser diff differ differed difference differences different differently differs dig digest digital digits digo dir direcci
direct direction directly directory direito diritto dirt dirty dis disabilitato disabl disable disableclipboardredirection
disableconnectionsharing disablecredentialsdelegation disabled disabledbydefault disableprinterredirection
disableremoteappcapscheck disablerestrictedadmin disables disableudptransport disabling disagree disc discarded discards
disconnect disconnected disconnecting disconnection disconnects discriminator discussions disjoint disk disks dism dismissed
dismissing displaced display displayconnectionbar displays dispon disponibili disponible disponibles disposer distance distant
distributed distribution distrust disturbed disturbs diverting dll dlls dn dnat dns dnscache dnslookup do docker dockur docs
doctype document documentation documented documents dodgy doe does doesn doesnt dom domain domaine domains domeincontroller
dominio done door doors dos double doubt doubtful down downgrade download downloads dozen dozens dpapi dpi dr drag dragging
drain drained draining drains draw drawninegrid draws drifts drive driver drivers drives drivestoredirect droit drop dropped
dropping drops drware ds dsa dsawithsha1 dsobject dsregcmd dss dst dt dtls du duckxing due dump dumps duplicate duration
during dw dwm dword dxg dynamic dynvc dzia dziennika e0 e1dexpress e1iexpress e1rexpress e2fexpress e362 e883 ea eacces each
eaddrnotavail eaf eagain earlier early eb ebene ec ec2 ecbf ecc ecdh ecdhe ecdsa ech echo econnrefused econnreset ecr ed
ed25519 ed448 ede ede3 edge edit editcap edition editions editor edits edquot ee ee13373371e3 eef eefa een eerst eexist ef efc
effect effective effectively effettuati efficient egress eh ehostdown ehostunreach ei eight eigw ein einem einer eingeschr
einval eio eisdir either ekran eku el elapsed element elements elevated elf elliptic eloop else elsewhere em email embed emoji
emptied empty en enabl enable enablecredsspsupport enabled enablerdsaadauth enables enablesuperpan enableworkspacereconnect
enabling enc encap encipher encipherment encode encoded encoding encontrar encrypt encrypted encryption encrypts encuentra
encyclopedia end ended endian ending endings endpoint endpointfedauth endpoints ends enetdown enetunreach enforce
enforcechannelbinding enforced engine enhanced eni enlace enodata enoent enoprotoopt enospc enotdir enotfound enough enrol
enroll enrolled enrolling enrollment enrolment enrols ensure enter entered enterprise entity entra entrar entries entry
enumerate enumeration env environment environments eof eol eperm epl ept eq eqgx equal equipo equivalent er erect ereignis
erfordert eric erofs err errconnect erref erreichbar erreicht erreur errinfo errno erro error errorcode errorcode0 errore
errors erste ersten erver erweitert es esc escritorio esent eset essere est estab establecer establish established estado este
estendid estesa esteso estimating et etc etendu eth eth0 ethernet etimedout etl etl2pcap etl2pcapng etw etwproviders eu
evaluated even event eventid eventlog evento events eventtracker ever every everybody everyone everything everywhere evidence
evt evtpages evtpass evtx ewf ewfmgr ex exact exactly example examples exceeded exceeding exceeds except exception excerpt
exchange exchanged exchanges exclu exclude excludes excluding exclusion exclusions exclusive exe exec execution exempt
exhausted exhaustion exhaustive exige exim exist existed existent existing exists exit exited exits expand expanded expands
expansion expect expectation expected expecting expects experience expir expirado expiration expire expired expires expiring
expirou expiry explain explains explaintopic explanation explicit explorer exponent export export1024 export40 exportable
exported exporting expos exposed exposure express ext extend extended extendeddisconnectreasoncode extendid extension
extensions extent extern externe extins extra extract extracting exts f18527c48175 f2c4ad012761 f2ff3a0b6817 f3d8 f41a
f7340e308a5c f8ad f9b153233dca fa fabe facility fact factor facts fail failed failed2 failing failover fails failure failures
fair fall fallback fallowsecprotocolnegotiation falls falsch false families family far farm fase fast fatal fatally fate
fatedier fault faulting faults faulty fazer fb fbb fbb8 fbh fbwf fc fd fd00 fd20 fdb fdclose fdenytsconnections fdf fe feature
features feb february fecha fed feed feel feels feff fehl fehler fehlercode fehlerquellen fehlerstatus fehlerursache
fehlgeschlagen feil feilkode fejl fejlkode fel felkod fell fenablewinstation fetched few fewer fexpress ff ff9b ffd ffd8ff
ffdhe ffdhe2048 ffdhe3072 ffdhe4096 ffdhe6144 ffdhe8192 fff ffff fflate fi field fields figure file filed files filetime fill
filled filter filtered filtering filters fin final finalization finalizing find finden finding findings finds findstr fine
fingerprint fingerprints finish finished fips fipsalgorithm firewall firewalls firmware first fit fits fitting five fix fixed
flag flags flaw flawed fleet flight flogondisabled flood floods flow flowed flows flush focused fod foi fois folder folders
folgenden follow followed following follows fonctionn font fonte for forbid forbidden forbids force forced forceguest foreign
forensics forest forests forge forged forget forgets form format formed forms fornecer fornire fortigate fortinet fortissl
forward forwarded forwarding found four fournir fout foutcode fqdn fqdns fr frag fragment fragmentation fragmented fragments
frame frames framework free freerdp freeze freezes fresh freshness from front frozen frp fruit fslogix ftp fulfilled full
fully funcionado funcionaram function functions funktionieren funktioniert funzionano further future fw fx ga gain gajos
gajos112 gap gaps gate gateway gatewayaccesstoken gatewaycredentialssource gatewayhostname gatewaypassword
gatewayprofileusagemethod gateways gatewayusagemethod gathered gauge gave gbar gcc gcm gdi gdiplus ge gebeurtenis
gebruikersaccount gebruikersnaam gebruikt ged geen gefunden geh gemaakt gen general generalised generalized generated
generation generator generic geni geo geometry gesperrt get gethostbyname getrennt gets gfx gif gist github githubusercontent
give given gives giving glicherweise gmt gnome gnu go goes going gone good google got gov gp gpd gpedit gpo gpocnname
gpodisplay gposcript gpresult gpsvc gpu gpupdate gr grace gracefully grado grant granted granting grants granularity grapheme
graphics grd grdctl great greene grep grid group grouppolicy groups grow grows gss gt guacamole guacd guard guess guessed
guessing guest gui guid guide guidelines guides gunzip gx gz gzip ha haben habilitado habit hace had haeufige half halves han
hand handed handful handle handled handles hands handshake handshakes hang hanging hangs happen happened happening happens
haproxy hardening harderning hardware harm harmful harmless haruru haruru29 has hash hashed hashes hat hata haufigste have hay
hbin he head header headline heads health healthy hear heard hearsay heartbeats heavy heeft height held hello help helparchive
helper helps here herstellen het hex hexadecimal hiba hibak hidden hide hides hierarchical hierarchy high higher highest hint
histogram history hit hits hive hkcu hkey hklm hku hold holding holds hole home hop hops host hostname hostnames hosts hosts2
hot hotel hotspot hour hours houve how hr hren hresult hresults hrl hrt html http httpd https hu hubdiscoverygeourl hubo hung
huntertur hv hwaddress hwid hybrid hyper hypervisor ia ia5string iana iap ias ic ica icacls icaevent icmp ico icon id idea
identifica identification identified identifier identifiers identify identity identyfikator idle ids ie ies iexpress if iface
ifs ignore ignored ignores igw ihr ihre iis il ill illegal image images imap immediate immediately imminent impact
implementation implemented implied import important imported imports impossibile impossible imsrdpclientadvancedsettings
imsrdpclientnonscriptable imsrdppreferredredirectioninfo imstscaxevents in inaccessible inact inakt inappropriate inbound
incident incl include included includes including inclusive incoming incomparable incompatible incomplete inconsistent
incorporado incorrect incorrectly incorreto increase indefinite independent index indication indicator indigd inet inet6
inference inferred inflate info information informational informations informs ing ingeschakeld ingress inherit inheritance
ini iniciar inicio init initial initialisation initialise initialised initialize initiated inner input inputs ins insecure
inserted inside insider insist inspecting inspection inspectors inspects inssl2format instability install installation
installations installed installer instance instances instead instruction insuff insufficient int integer integrado integrate
integration integrity intel intelligence intelligentsystemsmonitoring intended intento intentos interactif interaction
interactive interaktiv intercepted interest interesting interface interfaces intermediate intermediates intermittent internal
internalerror internally interne interner internet interno interrupted interrupts interval intervals into intrusion invalid
invalidarg invalidmonitorcount invisible invocations invoke io ion ios ip ipaddr ipaddress ipban ipconfig ipconfiguration
iphlpsvc ipsec ipstring ipv ipv4 ipv6 ipv6ranges irohastack iron ironrdp irregular is isb isn iso isolation issue issued
issuer issuers issues ist it item items itin itpro its itself itu iv ja jagilber jan january jdu jdu2600 jedoch jest jkulbe
join joined joining joins journal jp jpeg js jsi json judge judged judges judging jul jumbo jumps jun just jwk kad kan kann
kaspersky kb kb2531138 kb278381 kb3080079 kb4103718 kb4103721 kb4103723 kb4103725 kb4103727 kb4103731 kb5050094 kb5051987
kb5053656 kb5055523 kb5060526 kb5073379 kb5073457 kb5073722 kb5073723 kb5073724 kb5074109 kb5077744 kb5077793 kb5077796
kb5082200 kb5087544 kb5122882 kb885187 kb954398 kdc kdcproxy kdcproxyname kdcproxyurl kdcsvc kde keep keeps keine kennwort
kept kerb kerberos kernel key key128 key56 keyboard keyboardhook keyed keyexchangealgorithms keylog keyring keys keyset
keyword keywords keywordsdisplaynames kicked kicks kile kilobytes kin kind kinds kinit kir kit kiterjesztett klist km knew
know known knows ko kod kodas kode kods kodu komputer komputerem konnte konta kontaktiert konto kontodom kontoname koodi kr
krb krb5 krbtgt krdp kripta kriti krnl krytycz kvp la laajenn lab label labels lack lacked lacks lag lan lanadapter lands
language lanman large larger largest las last lasted lasting lasts late latency later latest launch layer layout layouts lb lc
ldap le lead leading leads leaf leak leap learn lease least leave leaves leaving ledger left leg legacy legal len length
length2 les less lessons let letil lets letsencrypt letters leur level leveldisplayname levels lf lh li libfreerdp libraries
library libwinpr libxrdp libyal lic licen licence licences licencia licencias license licensed licenses licensing
licentieprotocol licenza licenze licmgr lie lies life lifecycle lifetime like likelihood likely limit limitado limitato
limited limits line lines link lint linux list liste listed listen listener listeners listening listens lists literal little
live livello lives lizenzserver ll lla lm lmcompatibilitylevel lmerrlog lo load loadbalanceinfo loaded loader loading loads
local locale localhost localised localizar locally localsessionmanager location locations locator lock locked locker lockout
locks loesungen log log1 log2 logboeknaam logged logger logging loggnamn logical login logname logoff logon logoncontroller
logons logonui logowania logs lokale lokalnych long longer longest look looked looking looks lookup loopback looping loose
lose losen loses loss losses lossier lossy lost low lower lowered lowering lowest ls lsa lsass lsdiag lsi lsm lt lu lub
lusrmgr lz lz4 mac machine machinekeys machinename machines macos made magic mail main maintenance major majority make maken
maker makers makes making mal malformed malware man man5 man7 manage managed management manager mandatory manifest manifests
manual manually manufacture many map mapped mapper maps mar march maria mark marked marker markup marvin marvin32 mask master
match matchedqueryids matches matching matter matters max maxconnectionsreached maximizetocurrentdisplays maximum
maxinstancecount may maybe mb mc mcs md md4 md5 me mean meaning means meant meanwhile measure measured measures mech mechanism
mechanisms media median mediante medium meet meets megasas megasas2 meio melden member members membership memory mend mended
mending mends mention menu mercy merge mero message messages met metadata method methods mfa mgmt mi mic mickert microphone
microsoft microsoftonline middle middlebox might mikelag millis milliseconds min mind minencryptionlevel minifilter minimum
miniport minor minus minute minutes mirror misconfiguration misfits misleads mislukt mismatch mismatched misplaced missed
misses missing misspelt mistake mistyped mit mitigated mix mixed mlkem mm mmc mn mo mobile mode model modem modern modified
modifier modifying module modules modulus moment momentan momenteel momento moments money monitor monitoring monitors months
more most mostly mot motif motivo mounted mounting mouse move moved moves mpssvc mrx ms msc msft msg msi mslicensing msrd
msrdc msrdcax msrdcollect msrdp mss mssql mstsc mstscax mstshash msv msv1 mtmana mtp mtr mtu much muitas multi multifactor
multimon multiple multiplied mup muss must mutual my mysql myth myths na naam nagios name named names namespace naming nanos
nanoseconds nap narrow nasbench nat natfrp native nazwa nb nc nde ndelse ndern ndert ndis ne near nearest nearly necesita
necessary need needed needs neg negative nego negotiate negotiated negotiates negotiatesecuritylayer negotiation negra negrsp
neither nement nencontroller nero nerr nest nested net netadapter netconnection netconnectionprofile netevent netlogon netname
netpath netsh netskope netstat netvsc network networkautodetect networking networkprofile networks netzwerk netzwerkebene
neutrinolabs never new newer newest news next nfkc ng ngase nginx nibble nic nicht nics nie niepoprawne niet night nine nio
nist nistp256 nistp384 niv niveau nivel nk nkt nl nla nlmp nltest nltm nmap no noauth nobody nocertavailable node nodename
nodes nohuto nointerface noir noise nom nomachine nombre nome non nonce none nonsense noout noperm nor nordlynx normal
normally not note notebook noted notepad notes nothing notice noticed notices notification notify notimpl notntlmv2
notsupported nov novelties now nowhere npm nps nrpc ns nse nsg nslookup nt nt4 ntdll nte ntfs ntiologc ntlm ntlmrevision
ntlmssp ntlmtraffic ntop ntstatus null num number numbered numbers numeric numero nvd nvidia nvlddmkm nx nxdomain obj object
objected objection objects observation observations observed obsolete occurred ocorreu oct octet octets october odd oder oem
of off offer offered offers office offline offscreen offset often ograniczy oid oids ok old older oldest om omdat omits on
once ondisconnected one ones onfatalerror onjuist online onlogonerror only onnect onset ont oo oobe oobein opaque opcode
opcodedisplayname open opened opener opening opens openspecs openssh openssl openvpn operation operational operations
opgetreden opis opt optional options or oracle oracolo orchestration order orderly ordinary ordinateur org organisation
organisational organization origen origin original originator origine orphaned orphans os ostrze other others otherwise
otiation ou ould our ours out outbound outcome outdated outgoing outofmemory output outputs outs outside outstanding outward
ouverture ouvrir over overcome overflow overheard overlap overload overloaded overridden override overrides overriding
oversized overview overwritten own owned owner owners owningprocess ownipv6 owns p1 p12 p4 p7b pace paced package packages
packed packet packets pad padding page paged pages pai pair pairs palo pam panel pangp pantalla par para paragraphs param
param1 param2 param3 param4 param5 param6 param7 param9 parameter parameters params paraphrased parent parse parser part
partial particular partly parts party parvient pas pass passe passed passerelle passes password passwords past paste pastebin
pasted patch patched path pathping paths patience pattern pause paused pauses payload pbe pcap pcapng pcb pci pcx pdf pdu
pdutype pdutype2 peak peek peer peers pela pem pending people per percent perch perform performs perhaps period periodic perm
permanent permission permissions permit permitted persistent person peut pfx phase phasenabweichung phasenoffset phases phone
phrase phrases picks picture pid piece pieces pile pin pinconnectionbar ping pings pipe pipeline pipewire pkcs pkcs1 pkcs7
pkey pkg pki pkinit pktmon pl place placement places plain plan planned plans platform plausible playback please plug
pluggable plugin plus pm pn png pnp po pode point pointer pointers points policies policy poll poly poly1305 pool pop pop3
popup por porque port portal ports pose position positions poss possibile possible possibly post postfix postgre postgresql
posts pour power powered powershell poziom pp ppp pppo practice pragma pre preauth precedes precision precondition
preconnection predicts preferred prefers prefix prefixes prematurely premi prepare prerequisite present presentation presented
presents preset press pressure preta pretend preto prevented preventing prevention prevents previous prf price prima primary
prime prime256v1 primeira primera principal print printable printed printer printers printing prints priority priv privacy
privada privata private privaten privilege privileges pro probably probation probe prober probes problem problems proc
procedure process processed processes processid processing processor produce produced producido product productid production
products produite produjo prof profile profiler profiles profsvc program programs progress prohibited prohibiting promises
prompt promptcredentialonce promptforcredentials proof prop propagated propagation proper properly properties property
proporcionar proprietary protect protected protection protections protects proto protocol protocols protokolldatenstrom
protokollname proton prov prove proved proven proves provide provider providerid providername providers provides proxies proxy
prt ps ps1 psdrive psk psobject psparent pss pt ptp ptr pu pub pubkey public publish published publisher publishes publishing
pubout puede puerta pulpit purpose purse put puts pvscsi q150518 q192165 qc qiita qualified qualifiers quality quarantine que
quellarbeitsstation quelle queries query question questions questo queue quick quiet quirk quit quot quote quoted quotes
quoting quser qwinsta qword r2 ra rabochij rackerlabs rackspace radius rail raire raise raising raison raisons ran random
randomly range ranges rank rap rar rare rarely ras rasclient rather ratio raw raz razones rc rc2 rc4 rcm rcode rd rdagent rdc
rdc8 rdcertificate rdcman rdcore rdesktop rdg rdgateway rdgiskdcproxy rdgw rdinfra rdma rdp rdpactive rdpbase rdpbcgr rdpcert
rdpclient rdpclip rdpcore rdpcorets rdpdoctor rdpdr rdpeudp rdpinit rdpinstall rdpport rdpserverbase rdpsettings rdpshell
rdpsign rdpublishing rdpwinst rdpwrap rdredirector rds rdsaad rdsh rdstls rdweb rdwr re rea reach reachability reachable
reached reaches reaction read readable reader readers reading readme reads ready real really realm reappears reason reasons
reassemble reauth reboot rebooting rebuild rec receive received receiver receiving recent recently recht recipe recipes
recognised recognises reconn reconnect reconnected reconnecting reconnection reconnects record recorded recordid recording
records recover recovered recovery recreated recreates rect recurs recurse recursively recv red redencode redenen redirect
redirectclipboard redirectcomports redirectdirectx redirectdrives redirected redirectedauthentication redirecting redirection
redirections redirectlocation redirector redirectposdevices redirectprinters redirectsmartcards redirectwebauthn redis ref
reference references referencia referenties refresh refusal refusals refuse refused refuses refusing reg regdb regedit
regedit4 regf region register registered registering registration registro registry regression regressions regular regularly
reinsert reinstalled reinstalls reject rejected rejecting rejection rejects related relatedactivityid relation relationship
relative relatively relay release released releases relevance relies remains remake remark remarks remediation remedies remedy
remember remembered remembers reminded remmina remnants remota remote remoteanmeldung remoteapp remoteapplicationcmdline
remoteapplicationexpandcmdline remoteapplicationfile remoteapplicationguid remoteapplicationicon remoteapplicationmode
remoteapplicationname remoteapplicationprogram remotecomputer remoteconnectionmanager remotedesktop remotedesktopdienste
remotedesktopservices remotely remoting remoto remov removal remove removed removes removing renam rename renamed renaming
renc render rendering renegotiation renew renewal renewals renewed renewing renews reopen repair repaired repairing repairs
repairstore repeat repeated repeatedly repeats replace replaced replacement replaces replacing replay reply repnz report
reported reporting reports reposted repudiation req request requested requester requests requiere require required requirement
requirements requires requiring research reserved reset resets resetting resize resolution resolv resolvable resolve resolved
resolver resolves resort resource resourceprovider resources resp response rest restart restarted restarting restarts
restarttime restore restored restorehealth restores restreint restrict restricted restrictedlogon restriction restrictions
restringido rests result results resumed resumption resync retired retransmission retransmissions retransmitted retried
retries retrieve retrieved retry return returned returns reuse reused reverse reversed revision revisions revocation revoke
revoked rewrite rewrites rexpress rfb rfc rfc1035 rfc1812 rfc2923 rfc4120 rfc4821 rfc5280 rfc6125 rfc6298 rfc6724 rfc8305
rfc8446 rfc8996 rfc9155 rfc9293 rg rg1 ri richardjgreen right rightly rights rio risk risks risky riuscito rlsign rm rns
roaming rob robocopy role roles roll rollback rolled room root roots round route routenverfolgung router routes routines
routing row rows royal royalapplications royalapps roz rozszerz rp rpc rpcrt rpcrt4 rpcss rpctraffic rr rs rsa rsa1 rsae
rsaencryption rsapublic rsassa rsop rsp rst rt rtb rter rtid rtt ru ruby rule ruled rules run running runs runtime russian
rustdesk rustls rwinsta rx sactiv safe safely safer safety said salvage sam same sample samples san sarif sas satisfy save
saved saving saw say saying says sc scaduta scale scaling scan scanners scanning scannow schannel schedinstalldate
schedinstalltime schedule scheduled scheduler schema schemastore schemes scherm schermo schl school schwarz schwarzen
schwarzer schwerwiegende scm sconnections scope score screen screenshot script scripts scsi sd sddl sdk sdl sdl2 sdr se seal
sealed sealing search searched seau sec sec1 secauthn secauthz seclevel second secondary seconds secp secp160r1 secp192k1
secp192r1 secp224k1 secp224r1 secp256k1 secp256r1 secp384r1 secp521r1 secpkg secpol secret secrets sect sect163k1 sect163r2
sect233k1 sect233r1 sect283k1 sect283r1 sect409k1 sect409r1 sect571k1 sect571r1 section sections secure secured securing
security securityadvisories securitylayer securitylog securityproviders see seed seem seen sees segment segmentation seguran
seguridad seldom select selected selectedmonitors selecting selective selector selects self sem send sender senders sending
sends senha sent sentence sentences sep september sequence sequences ser serial serialnumber serv serve served server
serverbase serverdevworker servername servers serves serveur servi service services servicing servicio servicios servidor
servidores servizi servizio servname sesexec sesi sesj sesman sess sessenv sessie session sessione sessionenv sessionhost
sessions sessiontimeout sessmon set sets setspn setting settings settled setup several severity sfatal sfc sgr sha sha1 sha224
sha256 sha384 sha512 shadow shadowing shape shaping share shared shareid shares sharing shell shells shift short short10
short11 short12 short13 short14 short15 short16 short17 short18 short19 short2 short20 short21 short22 short23 short3 short4
short5 short6 short7 short8 short9 shortage shorten shortened shorter shortly shortpath should show showed showing shown shows
shrouded shut shutdown shutting si sich sicherheitsautorit sicurezza sid side sides sie sight sighting sighup sign signal
signature signatures signed signing signs signscope siguientes silence silent silently silverpc similar simple simply simulate
simulation simultaneous since sind single singlemoninwindowedmode sink sip sistema site sites sits situation situations
sitzung sitzungshost six size sizes sizing sk skew skipped skips skontaktowa sktop sleep sleeping slept slot slow slowed
slower slowly slows small smaller smart smartcard smb smbclient smbserver smooth smoothing smtp sn snap snapshot snoop so
socket sockets socks socks4 socks5 software solutions some somebody someone something sometimes somewhere son sonicwall sono
sont soon sophos sort sound source sources sp sp1 sp2 space span spans spare speak speaks spec special specific specificate
specification specified speech spelling split spn spn1 spnego spoke spoken spoofing spooler spp spread sql src srp ss ssdc7fbh
ssel sselungsorakel sselw ssen ssh sshd ssid ssl ssl2 ssl2error ssl2record ssl2suites sslcert sslcertificate sslscan sslv
sslv2 sslv3 ssm ssp sspi st stability stack stage staging stale stall stalled stalls stamp stand standard standby stands
standstill start started starting starts starttls startup starved stascorp state stated statement states stati static station
stations statistics stato status statuses stay stays steady step steps still stol stood stop stopp stopped stopping stops stor
storage storahci store stored stores stornvme storvsc story straight strange stranger strangers stratum stream street strength
stretches strict stricter string strings stripchart strong stronger strongest stuck stunnel style su sua suas sub subinterface
subject subkey subkeys subnet subscribe subscribed subscriber subscription subscriptions subsequent substance substitution
subsystem succeed succeeded succeeds success successes successful successfully successor such sudden suffers sufficient suffix
suffixes suggests suitable suite suites suits suivantes summary super superpanaccelerationfactor supplied support supported
supports suppress sure surroundings suspect suspected suspects suspicion suspicious svart svc svchost sw swallowed swallows
swapped sweep swept switch switched switches switching sx sy syd syg symbol symbols symptom symptoms syn sync synchronise
synchronised syns syntax sys syscall sysprep syst system system32 systemadministrator systemcenter systemctl
systemerrorreporting systems systemu sz t5 tab table tables tag tags tail tailscale take taken takeown takes talk talked talks
taller tallies tally tap target targetisaadjoined targetname targets tarpit task taskdisplayname tasklist tasks tat tbs tcp
tcp4 tcp6 tcpconnection tcpip te team teamviewer tear techcommunity technet technically tela telephone teleport teletex tell
telling tells telnet template templates temporarily temporary ten tenant tencent tendu tentativas tentative tentatives
tentativi tentativo term termdd terminal terminalservergateway terminalservices terminate terminated termination terminator
terms termserv termservice termsrv test testcase tested testing tests testsuite testsuites tett text texts tgt tgw than that
the their theirs them themes themselves then there therefore thermal these they thing things third this those though thousands
thread threadid threads threat three threshold throttle throttled throttling through throw thrown thsight thumbprint
thumbprints tic tick ticked ticket tickets ticks tid tidied tidiness tied tier ties tigen tight time timecreated timed
timeline timeout timer timers times timestamp timezone tip tipo tipp title tksh tksh164 tls tls1 tls12 tls13 tlsmin tlsv tlsv1
tlsversion tm tmp tnc to todas today toegang tofu together token tokens told tolerance tolerated tolerates too took tool tools
top topic topics torn tot total touched toutes towards tp tp4a tpdu tpkt trabalho trace traceroute tracert tracing traffic
trail trait tramite trans transaction transition translated translation translations transmission transmitted transport
transports trap trashed trav travel travels traza tre treat treated treats tree trees trial trickled trickles trickling tried
tries trip triple trips trop troppi trouble troubles troubleshoot troubleshooter troubleshooting trouve trouver trovare true
truncated trust trusted trusts truth try trying ts tsaccount tsconnections tscredentials tscupgrd tsdiscon tsenabled tsg
tsgateway tsgeneral tsgeneralsetting tsgu tspassword tspermissions tspermissionssetting tspkg tsrequest tssdis tssec
tsseckeyset1 tsserver tsserverdrainmode tsth tsuser tsv ttl tuesday tun tun0 tunnel tuple turn turned turns tutte tweak twice
twins two twoje tx txt typ type typed types typical typing u0000 u0007 u0008 u000b u000c u000e u001b u001f u0020 u007f u009f
u061c u0660 u0669 u06f0 u06f9 u0e00 u0e7f u16 u200b u200e u200f u2028 u202a u202e u2060 u2069 u2212 u3040 u30ff u32 u3400 u8
u9fff uac uac00 ud ud7af udalennyj udp udp4 udp6 udptransport udr udvidet ufe0f ufeff ufff ufff9 ufffb ufffd ufffe uffff ug
uhr uhrzeit ui uid uint uint32 uitgebreid uitgeschakeld ultimatewindowssecurity ultimatum um uma umbrella umrdp umrdpservice
un una unable unannounced unanswered unasked unattend unattended unauthorized unavailable unbind uncertain unchanged uncheck
unclear uncompressed unconfirmed unconnected und undated undecided undefined under understand understanding understood undo
undoable undone une unencrypted unexpected unexpectedly unfinished unfit unhealthy unicode unified uninstall uninstaller
uninstalling union unique unit units universal unix unknown unless unlike unlimited unloaded unlock unlocked unmet
unobtainable unoffered unopened unpack unpacked unpacks unpatched unplugged unreach unreachable unreached unread unreadable
unready unrecognized unrequired unresolved unrouted unsafe unsaved unsecured unserviceable unset unsettled unsigned
unspecified unstable unsuccessful unsupported unsure unsynchronized untangle unterstatus untied until untrusted untrustedroot
unusable unused unusual unusually unverified unwanted up upd update updated updatelist updates upgrade upgraded upgrades
upload upn upon upper upward urgency uri url ursache ursachencode urz us usable usada usage usages usar usb
usbdevicestoredirect use used useful user user2user userauthentication useredirectionservername userguide userid userinit
username users userspecifiedservername uses using uso usu usual usually usuario ut utc utctime utente utf utf8 utf8string
utilis utilisateur utilizzato utun utvidet uuid uw uwf uwfmgr v1607 v1809 v2 v22h2 v5 vague valid validate validated
validation validity value values van vantage vantages vanwege var variable varn vc vchannel vchannels ved veel veis vel vendor
ver verbatim verbinding verbindung verbindungen verbose verbroken verdict verf vergrendeld verifiable verification verificato
verified verifier verify verifystore verlopen verrouill vers verschl version versions verwendet very vez vgw vhd vhdmp via
video videoplaybackmode viele view viewer vinfris violation vioscsi virhe virtual virtualappliance virtualapplianceecmp
virtualbox virtualdesktoptoolarge virtualisation virtualnetwork virtualnetworkgateway viruses visible visited vista vk vm
vmbus vmconnect vms vmtools vmware vnc vnetlocal vocabulary volatile volgende volmgr volsnap volta volume von voor voordat vor
vordefiniert vorhanden vos votre vous vpc vpce vpn vpns vs vss vuln vulnerability vulnerable vz w10 w11 w2019 w2022 w32time
w32tm wa waarsch wachtwoord wait waited waiting waits wake waking walk wallpaper wan want wanted wants warn warning warnings
warns warnung warnungscode wartung was watch watched watcher watchguard way ways wbt wd wddm we wea weak weaken weakens weaker
weaknesses web website websocket weight well wenden went wepexplorer wer werden were werken westeurope wevtutil wfp wfreerdp
wg what whatever whea when where whether which while who whoever whole whom whose why wi wiadczenia wid wide wider width wifi
wijzigen wiki wild wildcard will win win10 win32 win32error win32status windoro window windowed windowpos windows windows11
windowsitpro windowsnews windowsserverdocs windowsupdateclient winevt winhttp wininit winlogon winposstr winpr winrm wins
winsock winstation winstationextensions winstations winsxs wintun winupdated wire wired wireguard wireless wireshark wishes
with withdraw withheld within without witness wksta wlan wmi wo woke word worden wordpress words work workaround worked worker
workgroup working works workspace workspaceid workstation world worse worth woshub would wp wrap wrapped wrapper wrappers
wrapping writable write writer writes writing written wrong wrongly wrote wsaeacces wsaeaddrinuse wsaeconnaborted
wsaeconnrefused wsaeconnreset wsaehostdown wsaehostunreach wsaenetdown wsaenetunreach wsaenobufs wsaetimedout wsahost wsano
wsatry wss wurde wvd www wx wygas x11 x20 x224 x224ccf x224crq x224data x25519 x448 x509 x7e xc xcore xf xfreerdp xml xmlns xn
xorg xorgxrdp xp xrdp xserver xsession xvnc xxxx xyz year years yes yet you your yours ytkownika z0 za zabezpiecze zdaln
zdalnym zdarzenia zdarzenie zero zh zich zimmerman zip zip64 zip64end zip64locator zl zlib zod zone zones zou zp zscaler zstd
zt zu zum zur zwart
`;
