/**
 * Short plain words, of which ideas for passphrases are made: easy to read, to spell and to type
 * on a phone; nothing about children, families, faith or pain. No accents, so that a foreign
 * keyboard will do.
 */
const english = `
able acorn adapt agree alarm album alert almond amber anchor angle apple apron arch arrow artist
autumn award bacon badge bake baker bamboo banana banjo bark barn basil basket beach beads beak
bean beard bell belt bench berry bike bird biscuit blanket blend bloom blue board boat bonus book
boot bottle bowl box brass bread breeze brick bridge bright bring broom brown brush bucket build
bulb bunch bush butter button cabin cable cactus cake calm camel camp canal candle canoe canvas
cape card cargo carpet carrot carry cart castle cattle cave cedar cello chair chalk charm cheese
cherry chess chest chili choir cinema circle citrus city clay clean clerk cliff climb clock cloth
cloud clove coach coast coat cocoa coconut coffee coin colour comb comet copper coral corn corner
cotton couch country court cousin cover crab craft crane crate cream creek crisp crop cross crowd
crown cup curry curtain curve cycle daily dairy daisy dance dawn deer desert desk diary dinner disc
dish diver dock dolphin donkey door double dough dove dozen draft draw dress drink drum duck dune
dust eagle early earth east easy echo edge elbow elder elephant elm ember energy engine engineer
enjoy equal evening every extra fabric fair falcon farm farmer fast feather fence fern ferry
festival fiddle field fifty fig film finch finger fish flag flame flask flat flax fleet float flock
floor flour flower flute foam fold forest fork forty fountain four fox frame fresh friend frog
frost fruit funnel future gallery garage garden garlic gate gather gentle ginger giraffe glad glass
globe glove goat gold goose grain granite grape grass gravel green grey grid grove guava guide
guitar hall hammer hammock harbour harp harvest hat hawk hazel heron hill hinge hippo hobby honey
honest hook horn horse hotel hour hundred hut ibis idea inch indigo ink iron island ivory jacket
jam jar jasmine jeans jelly jewel jigsaw join jolly jug juice jump jungle junior kayak keen kettle
kind kitchen kite kiwi knee knit knot koala label lace ladder lake lamp land lantern large laugh
laundry leaf learn leather lemon lens letter level lily lime linen lion list lizard local log long
lotus loud loyal lunch lyric machine magnet maize mango map maple marble march market mask mast mat
match meadow medal melody melon metal meter middle mile milk mill million minute mint mirror mix
model modern monday month moon morning mosaic motor mountain mouse mud mug muffin museum music
narrow nature navy near neat needle nest net new nice nickel night nine noble noodle noon north
note novel number nutmeg oak oasis oat ocean october office olive onion open orange orbit orchard
order otter oval oven owl oxygen oyster paddle page paint pair palm panda paper parade park parrot
party pasta paste patch path peach peanut pear pearl pebble pelican pen pencil pepper photo piano
picnic pigeon pillow pilot pine pink pipe planet plant plate plum pocket poem polite pond pony
poppy porch potato pottery powder press prize proper public pump puppet purple puzzle quick quiet
quilt rabbit radio rail rain ready record red reed reef region repair rest ribbon rice ride ridge
right ring river road robin rock roof room root rope rose round route royal ruby rug ruler safari
sail salad salmon salt sand sandal satin saturday sauce scale scarf school scout screen sea season
seat second seed sesame seven shade shape sharp sheep shelf shell ship shirt shop short shore silk
silver simple sing sketch skirt sky sleeve slice slow small smile smooth snack soap soccer sock
sofa soft soil solar solid song soup south space spark speak spice spider spinach spiral spoon
sport spring square stable stage stairs stamp star station steam steel stem step stone stool storm
story stove straw street string studio sugar summer sun sunday supper surf swan sweet swim table
tailor tall tango tape target taxi tea teal team ten tennis tent thick thread thumb ticket tiger
tile timber toast today tomato tool topic torch towel tower toy track tractor trade train travel
tray tree triangle trumpet trunk tulip tuna tunnel turtle twelve twenty twig under union unit upper
useful valley vanilla vase velvet village vine violet violin visit voice volcano wagon walk wall
walnut warm watch water wave wax weave west whale wheat wheel whisper white wide willow wind window
wing winter wire wise wolf wood wool work world yard yarn year yellow yoga zebra zinc`;

const french = `
abeille abri accord achat acier acteur agneau aigle aiguille ail air ajout album algue allumer
alpage amande ambre ami ampoule ananas ancre ange animal anneau antenne appel arbre arc ardoise
argent argile armoire artiste asperge assiette atelier atlas atout aube auberge automne avenue
avion avocat avril bagage bague baie bain balade balai balcon baleine balle ballon bambou banane
banc bande barbe barque barre basilic bassin bateau beau bec beige belle berge beurre biche bijou
billet biscuit blanc bleu bloc blond bocal bois bol bon bonnet bord bosquet botte bouche boucle
bougie boule bouquet bourgeon bout bouton branche bras brebis brique brise brosse brume brun bureau
but cabane cacao cadeau cadre cahier caisse calme camion campagne canal canard canne canot cap
capot carafe caravane carnet carotte carte casque cave ceinture cerf cerise chaise chaleur chambre
champ chance chant chanter chapeau charbon chariot chat chaud chemin chemise cheval chien chiffre
chou ciel cigale cinq cire citron clair classe clavier clef climat cloche clou coffre coin colline
colombe commun compas concert conte copain coq coquille corail corbeau corde cornet costume coton
couleur coupe cour courge courir cousin couvert crabe craie crayon creuser cri croix cube cuir
cuisine cuivre cygne danse dauphin demain dentelle dessin deux dimanche dix doigt dollar domino dos
douane doux douze drap droit dune eau effort encre enfin entier envol escale escalier espace essai
est facile facteur faire falaise fanfare farine faucon fauteuil fer ferme ferry feu feuille feutre
fil filet filtre fin flamme fleur fleuve flotte foin foire fond fontaine forge forme fort foulard
four fraise frein fromage front fruit fusain gagner galet galop gant garage gare gateau gauche gens
gerbe girafe givre glace glisser gomme gorge gout goutte grain grand grange gras gravier grenier
grille gris gros grotte groupe grue guide guitare haie hamac hanche haricot harpe haut herbe heron
heure hibou hier hiver homard houle huile huit humain hutte ibis igname image index indigo iris
isoler ivoire jade jambe janvier jardin jarre jaune jet jeton jeu jeudi joie joli jouer jour
journal juge juillet juin jupe jus juste kayak kilo kiwi lac lacet laine lait lampe lancer langue
lapin large laurier lavande lecture lent lettre levier liane libre lien lieu ligne lilas lime lin
linge lion liquide lire lisse lit litre livre logo loin long loup lourd loutre lundi lune lutin
luxe lynx magasin mai maillot main maire mangue manteau marche mardi mare marge marin marron mars
marteau masque mat matin mauve melon menthe menu mercredi merle mesure meuble miel mieux mille mine
miroir mobile mode moineau mois moisson molle monde montagne montre morceau moteur mouche moulin
mousse mouton moyen mur muscade musique nacre nage nappe nature navet navire neige neuf nez nid
niveau noir noix nom nord note nougat nouveau noyau nuage nuit oasis objet ocean octobre oeuf oie
oignon oiseau olive ombre once onde ongle onze opale orage orange ordre orge orgue orteil ouest
outil ouvert ovale page paille pain paix palais palme panda panier papier papillon parc parfum
paroi part pas patate patron pause peau peigne peindre pelle peluche pente perle petit peuple phare
photo piano pied pierre pigeon pile pilote piment pin pinceau pion pipe piscine piste place plage
plaine plan plante plat plein pli pluie plume poche poids point poire pois poisson poivre pomme
pompe pont porte poteau poule pousse prairie pre premier presse prix projet propre prune puits quai
quart quatre quinze radio radis raisin rame ramer rampe rang rayon recette reine renard repas
requin reste retour rive riz robe robot roche roman ronde rose roseau roue rouge route royal ruban
rubis ruche rue ruisseau sable sac sage saison salade salle salon salut samedi sandale sapin
sardine sauce saule saumon saut savoir savon science seau sec sel semaine semer sept serre seul
signe silence simple singe sirop six soie soir soleil sombre son sorbet souffle soupe source souris
sport stade statue store studio stylo sucre sud sujet tableau tambour tapis tard tasse taxi temple
temps tente terrain terre texte thon thym ticket tige tigre tilleul timbre tiroir tissu titre toile
toit tomate tome tonneau torche tortue tour train trait treize trente tribune trois tronc trousse
tube tuile tulipe tunnel usine utile vache vague valise vanille vapeur vase vendredi vent verger
verre vert veste viande vide vigne village ville vingt violet violon virage visage vite vitre voile
voisin voiture voix volcan volet voyage vrai wagon yaourt zeste zinc`;

const listed = (text: string): readonly string[] => [...new Set(text.trim().split(/\s+/))];

export const plainWords = { en: listed(english), fr: listed(french) };
