/**
 * 2,048 Dutch words of four to eight letters for reading a key aloud, sorted. No two share their first four letters, and no
 * two are one letter apart, in spelling or in sound (ei and ij, au and ou, c and k, d and t at the end and the like count as
 * the same); the tests check both. Frozen: another word or order gives every key other words.
 */
export const words: readonly string[] = `
aambeeld aanbod aandacht aanhef aankomst aanleg aanmaak aanname aanrecht aantal aanvraag aanwezig aanzet aardbei abdij abrikoos
absent absurd acacia academie accu achter acrobaat acteur actief actrice adder adelaar adjudant adres advies advocaat afbouw afdruk
affiche afgaan afhaal aflopen afmaken afrit afrond afscheid afslag afspraak afstand aftrap afvoer afwas afwissel afzender agenda
airbag akelei akkoord akte alarmbel albatros album alfabet algemeen alles almacht alpaca altaar altijd altviool amandel ambacht
ambitie amfibie ampul amulet analyse ananas anijs anker anorak ansjovis antenne antiek antwoord apart apenrots apotheek appel
applaus april aquarium arbeid archief arena argument argwaan armband armoede aroma artiest arts asbak asbest asfalt asiel aspect
atelier atlas atleet atoom attent augustus aula automaat avocado avontuur azalea azijn azuur baaldag baantje baard babbel badeend
badhuis badjas badkuip bagage bagger bakfiets bakkerij bakvorm balans balie balkon ballet balpen balzaal bamboe bami banaan banier
banjo banket barbecue barman barok basalt basis bastion batik bazaar bebouwen bedanken bedding bediende bedoel bedrag bedtijd
beekje beeld beer befaamd begin begroten behang beheer behoud beige beitel bekend beleven belofte bende beneden benzine bepaald
beperkt bericht beroep beschuit beslist bessen bestek betaal beton betreden beuken beurt bevroren bewaken beweging bewijs bewoner
bezit bezwaar bidet biefstuk bieslook bieten bigband bijeen bijlage bijnaam bijrol bijslag bijzaak bikini bikkel biljart binnen
biograaf biologie bioscoop bisschop bitter bizon blaadje blanco blauwtje blazer bleek blender blij blikje blinken bloeien blokhut
blond blouse bluffen bocht boeg boeket boenen boetiek boezem bokaal bolhoed bolide bollen bolster bonbon bonsai boomhut boon bordes
borstel bosrand bosuil boterham botsing bouillon bouwvak bovenaan boxer braadpan braille brand brasem bravo breed brengen breuk
brief brigade briljant brink broccoli broeder brombeer bronzen broodje brouwen bruiloft brulaap brunch budget buffel buiging buik
buiten buizerd bulldog bumper bundel bungalow bureau burger busje buskruit butler cabaret cabine cacao cactus cadeau cake calcium
camera camper canon canvas capuchon caravan cargo carillon carnaval carport cartoon cassette ceintuur cello celsius cement centrum
charme chips chocola chrysant cider cijfer cilinder circus cirkel citaat citroen claxon clinic cloche closet clown club coach cobra
cockpit cocon collega coltrui column comfort commode compact concept conditie confetti conifeer contact corduroy correct coupe
couscous coyote cracker creatie creme cricket crocus cruise cultus cupido curry cursus cyclus cypres dagboek dageraad daglicht
dagtocht dakgoot dakpan dakraam dalen damast dambord dame damspel dansen dapper darm dashond dateren datum december decor deeg
deelname deftig degelijk dekbed dekking deksel delicaat delta denken derde design desktop dessert detail deugd deuntje deurbel
dialect diamant dicht dictee dienblad diepte digitaal dijbeen dijk diner dinsdag diploma direct dirigent discreet distel divan
divers dobber docent dochter doek doelpunt doezelen dolfijn dollar domein dominee domtoren donder donjon dons donut doof doorgaan
dopen dorp dorst dossier douane douche draad drager drama drank drempel dreumes dribbel driehoek driftig drijven drilboor droom
dropje druiper drukte drummer druppel dubbel duet duif duikboot duinpan duizend dukaat durven dutje duurzaam duwen dwars dweil
dwerg dynamo echo economie edel editie eekhoorn eender eenvoud eerbied eerlijk eerste eetbaar eethuis eetkamer effect egaal eierdop
eigenaar eiland einde eiwit ekster elastiek elegant elektra element elite elixer elleboog elpee emaille embleem emigrant emmer
emotie empathie energie engel enig enorm ensemble entree envelop episode erfenis erfgoed erkennen ernst ervaring erven erwt esdoorn
etalage etappe etiket etmaal euro evenaar exact examen excuus exotisch expert expres extra fabriek facade factor fagot fakkel
falafel familie fanfare fantasie farao fauna fauteuil favoriet fazant februari feedback feestdag felroze ferry festijn fietsbel
figurant fijn filiaal filmster filosoof finale finish fitness fjord flacon fladder flamingo flanel flatje flauw fleece flexibel
flink flipper flits flonker fluit fluweel focus folder folklore fondue fonkel fontein fooi formaat fornuis forum fossiel foyer
fraai fragment framboos franje fresco freule frisbee frituur fuchsia functie fysiek gaaf gaatje gadget galant galerij galjoen galm
galop gamba garage garnaal gasbel gasfles gastheer gazelle gazon gebaar gebied geboorte gebruik gedeelte gedicht geduld geel
geestig gegeven geheugen gehoor gehucht geintje geiser geit gekko gelach geleide geluid gemak gember gemeente genieten gepast
gerecht geslacht gesprek getuige geur gevoel gewoon gezin gezond gieter gift gigant gilde ginder giraffe gitaar gladiool glans
glazuur gletsjer glimlach glinster globe gloed glorie glunder goedkoop golf gondel gong gordijn gorilla goulash graan gracht
grafiek graniet grapje gratis graven grendel grijper grillen groente grond gruis grutto gunstig gymnast gympen gymzaal haai haardos
haast hagedis halfrond hallo halogeen halster halte hamer handdoek hanenkam hangmat hansop happen hardloop haring hark harmonie
harnas hartslag havik hazelaar hectare heelal heester hefboom heffen heide heilbot heimwee heining heks helder helft helium hendel
herberg herfst herinner herrie hertog heup heuvel hevig hiel hijsen hinkelen hippie historie hitte hobbel hoera hoeveel hofnar
hokje hoofd hooglied hooivork hoorspel hopman horen horizon horloge hotdog hout houvast hovenier huid huisarts hulde hulp hulst
humeur hummel humor humus hunebed huppelen hurken husky huurder huwelijk hyacint hydrant hypnose ideaal idee iglo ijsbeer ijskast
ijsschol ijstijd ijsvogel ijverig ijzig illusie imitatie imker immuun impact import impuls inbouw incident indeling indigo indruk
infuus ingang inham inhoud initiaal injectie inkoop inktvis inpakken inrit inruil insect insigne inspreek instap intact intiem
intocht inval invloed invoer inwoner inzicht iris ironie isolatie item ivoor jaargang jacht jakhals jaloers januari japon jasje
jasmijn jaszak jeans jeep jeugdig jochie jockey jodium joggen jojo jonker journaal judo juffrouw juich jukebox juli jumbo jungle
jurist jurk jurylid justitie juweel kaakbeen kaal kaars kaatsen kabaal kabouter kachel kadaster kaftan kajak kakelen kalkoen
kamille kamperen kanarie kandij kanjer kantine kapitein kapsel karakter karwei kassier kastanje katapult kater katrol kauwgom
kaviaar keizerin kelk kelner kenmerk kennis keramiek kermis kern kersvers keten ketjap ketting keurig keuze kiekje kiem kietel
kievit kijken kikker kilo kimono kindje kiosk kist kiwi klaar klacht kladblok klagen klamboe klank klapdeur klarinet klassiek
klaver kleed klepel kletsen kleur klieder klimaat klinker kloek klompen klonter kluif kluwen knaap knabbel knapzak knecht kneden
knevel knie knijper knikken knipoog knoedel knoflook knol knots knutsel kobalt koekoek koelkast koerier koets koffer kolibrie
kolonie kombuis komeet komisch komma kompas konijn konvooi koolmees koop kopie koraal korenaar korf korting kosmos kous krachtig
kralen kramp krans kreeft krekel kriebel krijt krik krimpen kristal kritiek krokant kroning kroon kruimel krul kubus kudde kuil
kunst kussen kwartet kwast kweekvis kweker kwiek kwinoa kwis laadbak laag laarzen labrador lachebek ladekast lading lagune lakei
lamp langzaam lantaarn lapje larve laten laurier lavendel lawaai lawine lectuur leefbaar leerling leeuw legende legkip lekker lelie
lemmet lenen lengte leraar leugen leuning levering lezing liaan libel lichaam lidmaat liedboek liefde ligstoel liguster lijm
lijster limoen liniaal lintje linzen lippen lisdodde litteken lobby locatie loempia logboek logica loket lokfluit longarts loopbrug
loper lossen loting lotus loyaal luchtig lucifer luiaard luiden luister lunapark lunch lupine lustrum luxe lyceum maaien maandag
maatwerk macaroni machine madelief magazijn magma magneet mailbox maiskolf majoor makelaar makreel mammoet manchet mand manege
mango mantel marathon margriet markies marmer mascotte masker massa matglas matras maximum medaille mede medicijn meedoen meerkoet
mees meetlat meidoorn meikever meisje melding melkfles memorie meneer menigte menuet merg mesthoop metgezel metro metworst meubel
mevrouw miauw middag mier mijl mijter mikado mikken mikpunt mild milieu miljoen mimiek mimosa minaret mineraal minister minstens
minuut mirakel mobiel modder modieus moedig moeras moestuin mokka molenaar moment monnik monster montuur moreel morgen mosterd
motief motor motregen mousse muesli muffin muis muizen munter museum musical muskaat muur muziek mysterie naaister naald naam nabij
nachtuil nadeel nadruk najaar nakijken nalaten namaak namelijk namiddag napret narcis nasleep natuur nazomer nectar neef neerslag
neon nergens nest netwerk neus neutraal nieren nietig nieuw nijptang nimf nimmer nisje niveau nodig noemen noga nomade noodrem
noord nootje normaal notaris notitie notulen nougat november nuchter nylon oase obelisk object oceaan ochtend octaaf octopus
oefenen oerbos oever offerte officier ogenblik okapi oksel oktober oleander olielamp olifant olijf omdat omelet omgang omgeving
omhoog omkeren omkijken omlaag omroep omtrek omweg onaardig oneindig oneven ongeduld onkosten onkruid onrust ontbijt ontdek ontmoet
ontwerp onweer onzin oogarts ooglid oogst ooievaar oorbel oostkust opaal opbergen opbouw opdracht openbaar operatie opgave ophalen
opinie opname opnieuw oprit opruimen opslag opstand optelsom optiek optocht opvang opwarmen opzet opzien orakel orchidee oregano
origami orkaan orkest ornament otter ouderdom overal ozon paardrij pagina pagode pakhuis pakket paleis paling panda paneel panfluit
panter papaja papegaai papier paprika parade pardon parfum parkiet parochie partij pasfoto pasgeld pasjes passaat pastorie pasvorm
patrijs pedaal peddelen pedicure peen peilstok pelgrim pelikaan peloton penalty penning penseel perfect periode perk perron perzik
petunia peulen peuter photo piano picknick piekeren pienter pietje pigment pilaar piloot pimpel pincet pinguin pioen pipet piraat
pistache pitloos pixel pizza plaat plafond plamuur planeet plasma platform plechtig pleegzus plein plint ploeter plons plooi pluche
pluim plukken pluspunt poedel poel poezie poker politie polka polo pompoen poncho pond poolvos popcorn portier pose positief
postduif potgrond potlood praktijk pralines preek preisoep premie prent prieel prijs prikbord primeur prisma privaat proberen
procent product proefje project pronken proper prospect proviand pruik publiek pudding puinhoop pullover punaise pupil puree purper
puzzelen pyjama quiche quota raadsel raap rabarber radar radijs raken rang rapport raspen ratel ravioli reactie realist recept
recht record rector redder reeds reflex refrein refter regatta regenjas register reiger reisgids rekening relatie reling rendier
rente reptiel reserve restje retour revue richel ricotta riempje riet rijbaan rijles rijstpap rijtuig riskant ritmisch rits ritueel
rivaal rivier rockband roeiboot roep roestig roffel rolluik roman rommelig roomijs rooster rosbief rossig rotonde routine rozet
rozijn rubber rubriek rugzak ruiker ruimte rumoer rund runnen rups safari safe saffier salade saldo salon salsa sambal samen
sandaal sardine sarong satijn saxofoon scampi scenario scepter schaap scheef schilder schoen schrift schuif scooter scoren scout
script seconde seinpaal seizoen selderij selectie semester semi senator sensatie serenade sergeant serre server sesam shampoo
sheriff shirt show shuttle sieraad signaal sijpelen silhouet sinds singel sirene siroop situatie sjaals sjabloon sjerp sjoelbak
sjokken sjouwen skelet sketch slager slapen slede slenter sleutel slinger sloep sloffen slogan sloot sluier slurf smaak smaragd
smeden smelten smid smijten smoking snaar snavel sneeuw snel snijbiet snip snoek snorkel snufje sociaal soda soesje solist somber
sonate sonde sopraan sorbet sorteer souvenir spaander spade spannend spatel specerij spelling sperwer speuren spiegel spijbel spil
spinazie spion spiraal spits splinter spoelen sponning spook sportief spotje spraak spreeuw springen spruit staart stabiel stadion
stagiair stalen stamboom stapel starten steeg steiger stekker stelt stempel stengel steppe steun stevig stick stiekem stift stijl
stoel stoffer stola stop stork straat streek strijken strofe struik studie stuiver stunt sturen stuur subsidie succes sudoku suite
sukade sultan super surplus sushi symbool symfonie systeem taaitaai taak taalfout tablet tachtig tafelen talent tamboer tandarts
tante tapijt tarbot tarief tarwe tasten tattoo taverne taxi taxus team techniek tegoed teken tekst telefoon telraam temperen tenor
tentdoek termiet terrein terug teugel tevreden textiel theater thee thema theorie thermen tientje tijding timide tipgever titaan
titel toast toberen toegang toekan toeloop toerist toeter tofu toilet toko tolerant tolk tombola tomeloos toneel tonnage toonbank
topaas topsport tornado tosti totaal tovenaar tractor traditie tragisch trainer traject trechter trekker triangel tribune tricot
triest trilling trimmen triomf trippel troebel trompet tronk troost trottoir trouw trucje truffel trui tsaar tuba tubetje tuffen
tuinkers tulband tumult turbo turf turkoois turnen tutor twaalf tweede twijfel twintig twist type typisch uien uitbouw uitdagen
uitgang uithoek uiting uitje uitkijk uitleg uitrit uitslag uittocht uitvind uitwaai uitzet ultiem ultra uniek uniform update urgent
uurwerk vaandel vaarwel vaatdoek vacature vakantie vakbond valhelm vallei valuta vangst vanille vanzelf variant varken vaste
veearts veenbes veerboot veilen velgen venster ventiel veranda verband vergiet verhaal verkeer verlof vermaak verschil vertel
vervoer verzoek vesting veters vetplant viering vijftien vijzel villa vilten vinger violen viooltje virtueel visboer visite
viskraam visum vitaal vitrine vlak vlecht vlegel vlieger vlijt vlinder vloer vlog voeding voetbal vogel volbloed volgorde volle
volume vonk voorjaar vorig vorming vouwen vragen vrede vreemd vreugde vriend vrijdag vroeg vrolijk vrucht vuilnis vuist vulkaan
vuren waaghals waaier waakhond waardig wachten wadden wadlopen wafel wagon walnoot walrus wals walvis wandelen wankel wapperen
warboel warmoes wasbeer wasco wastafel waterval waxine wazig webcam website weduwe weefsel weekdag weelde wegdek wegwijs weigeren
weinig weldra welkom welp welzijn wending wens wentel wereld werf werpen wervel wieden wieg wierook wigwam wijs wimper winst winter
wipneus wirwar wisent wiskunde wissel woelen woensdag woestijn wollig wolvin woning woonboot worden worm wortel wrak wrijving
wringen xylofoon yoghurt zaadje zaagsel zachtjes zakdoek zakelijk zaklamp zalf zalig zandbak zanger zaterdag zebrapad zeebries
zeehond zegening zelden zelfde zendmast zesde zestien zetel zevende zigzag zijspan zilver zink zintuig zitbank zitten zodiak zoemer
zoetjes zolang zondag zoogdier zool zorgzaam zuchten zuigen zuivel zuring zuster zuurkool zwaaien zwabber zwembad zwerm zweven
zwiepen zwijgen zwoegen
`
  .trim()
  .split(/\s+/)
