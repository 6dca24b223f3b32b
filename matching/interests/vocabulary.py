"""A small hand-written list of topics, their other names and their neighbors; weighs nothing."""

from matching.interests.fold import fold

# One topic a line: its name, other names that mean the same in "I enjoy ...", and after ~ the
# topics it borders on or is a kind of: an honest link, but not the same thing.
_TOPICS = """
climbing: rock climbing, climb, climber
indoor climbing: ~ climbing, bouldering
sport climbing: ~ climbing
bouldering: boulder ~ climbing
mountaineering: alpinism ~ climbing, hiking
hiking: hike, trekking, rambling, hill walking, hikes, wandern, senderismo, randonnée
walking: walks, long walks, going for walks, strolling ~ hiking
running: run, jogging, going for runs, laufen, joggen, correr, course à pied
trail running: ~ running, hiking
marathons: marathon running ~ running
cycling: bike riding, biking, bicycling, cyclist, road cycling, radfahren, ciclismo, vélo
bike touring: bikepacking, cycle touring ~ cycling
mountain biking: mtb ~ cycling
swimming: swim, schwimmen, natación, natation
open water swimming: wild swimming, cold water swimming, sea swimming ~ swimming
surfing: surf
sailing: sail, segeln
rowing: sculling
kayaking: kayak
canoeing: canoe ~ kayaking
skiing: ski, alpine skiing
cross country skiing: nordic skiing ~ skiing
snowboarding: snowboard ~ skiing
skating:
ice skating: ~ skating
roller skating: rollerblading, inline skating ~ skating
football: soccer, fußball, fútbol
basketball: hoops
tennis:
table tennis: ping pong, pingpong
badminton:
volleyball:
beach volleyball: ~ volleyball
yoga:
meditation: mindfulness, meditating
pilates: ~ yoga
strength training: weightlifting, weight lifting, lifting weights
martial arts:
karate: ~ martial arts
judo: ~ martial arts
jiu jitsu: bjj, brazilian jiu jitsu ~ martial arts
aikido: ~ martial arts
dancing: dance, tanzen, bailar, danse
salsa dancing: salsa ~ dancing
tango: tango dancing, argentine tango ~ dancing
swing dancing: lindy hop ~ dancing
gardening: garden, gardens, gärtnern, jardinería, jardinage
growing vegetables: vegetable gardening, growing my own vegetables ~ gardening
houseplants: indoor plants, house plants ~ gardening
beekeeping: bees, keeping bees, apiculture
bird watching: birdwatching, birding, birds, birders
foraging:
mushroom picking: mushroom hunting, mushrooms ~ foraging
fishing: angling
camping:  ~ hiking
wild camping: ~ camping
stargazing: astronomy, night sky
astrophotography: ~ photography, stargazing
nature: outdoors, the outdoors, countryside, being in nature
animals:
pets: keeping pets ~ animals
dogs: my dog, dog walking ~ animals, pets
cats: my cat ~ animals, pets
horses: horse riding, riding horses, horseback riding ~ animals
photography: photos, taking photos, taking pictures, photographing, fotografieren, fotografía
film photography: analog photography, analogue photography ~ photography
street photography: ~ photography
painting: paint, malen, pintura
watercolor: watercolour, watercolor painting, watercolour painting ~ painting
oil painting: oils ~ painting
drawing: sketching, draw, zeichnen, dibujo
urban sketching: ~ drawing
calligraphy: hand lettering, lettering
ceramics: pottery, clay, throwing pots
sculpture: sculpting
woodworking: carpentry, woodwork, joinery
wood carving: whittling ~ woodworking
knitting: knit, stricken
crochet: crocheting ~ knitting
sewing: dressmaking, making clothes, nähen
quilting: quilts ~ sewing
embroidery: cross stitch ~ sewing
bookbinding:
repairing things: fixing things, mending things
repair cafe: ~ repairing things
electronics: soldering
arduino: ~ electronics
radio:
amateur radio: ham radio ~ radio, electronics
model trains: model railways, model railroads ~ trains
trains: railways, train travel, railroads
night trains: sleeper trains ~ trains
lego: lego building
design:
graphic design: ~ design
typography: typefaces, fonts ~ graphic design, design
architecture:
urban planning: city planning, urbanism ~ architecture
museums: museum visits, going to museums
exhibitions: art exhibitions, galleries, art museums ~ museums, art
art: visual art, arts
theater: theatre, going to the theatre, plays, going to the theater
improv: improvisation theater, improv theatre, improv comedy ~ theater
acting: ~ theater
stand up comedy: standup, stand up, standup comedy
comedy: ~ stand up comedy
opera: ~ classical music
films: movies, cinema, film, movie, watching movies, kino, películas, cinéma
documentaries: documentary films ~ films
animation: animated films ~ films
filmmaking: film making, making films ~ films
television: tv series, tv shows, watching series
anime: ~ animation
manga: ~ comics
comics: comic books
graphic novels: ~ comics, reading
reading: books, read, reading books, lesen, leer, lecture
novels: reading novels ~ reading
literature: ~ reading
science fiction: sci fi, scifi, sf ~ fantasy
fantasy: fantasy novels, fantasy books
crime novels: detective stories, whodunits, mysteries ~ reading
poetry: poems, poem ~ writing
writing: write, schreiben, escribir
creative writing: ~ writing
letter writing: writing letters, penpals, pen pals ~ writing
journaling: keeping a diary, diary ~ writing
storytelling: telling stories
languages: learning languages, language learning, foreign languages, sprachen, idiomas, langues
sign language: ~ languages
linguistics: ~ languages
history: geschichte, historia
local history: ~ history
archaeology: archeology ~ history
genealogy: family history, family trees
philosophy: philosophie, filosofía
psychology: psychologie
science: sciences
physics: ~ science
biology: ~ science
mathematics: math, maths, mathematik
climate: climate change
climate action: ~ climate
sustainability: sustainable living ~ climate
renewable energy:
solar power: solar energy ~ renewable energy
wind power: wind energy ~ renewable energy
maps: cartography, old maps
open maps: openstreetmap, osm ~ maps
geography: ~ maps
travel: traveling, travelling, reisen, viajar, voyager, voyages
slow travel: ~ travel
programming: coding, software development, writing code, programmieren
open source: open source software, free software ~ programming
python programming: ~ programming
artificial intelligence: ai, ki
machine learning: ml ~ artificial intelligence, programming
data visualization: data visualisation, dataviz ~ design
robotics: robots ~ electronics
startups: founding companies, start ups
entrepreneurship: ~ startups
teaching:
mentoring: ~ teaching
tutoring: ~ teaching
education: ~ teaching
volunteering: voluntary work
community work: ~ volunteering
community gardens: allotment, community gardening, allotments ~ gardening
cooking: cook, kochen, cocina, cuisine, cocinar
cooking for friends: dinner parties, hosting dinners ~ cooking
baking: bake, baking cakes, backen ~ cooking
sourdough: sourdough bread, sourdough baking ~ bread baking, baking
bread baking: baking bread, making bread ~ baking
fermentation: fermenting, fermenting food ~ cooking
kimchi: making kimchi ~ fermentation
kombucha: brewing kombucha ~ fermentation
vegetarian cooking: plant based cooking ~ cooking
vegan cooking: ~ vegetarian cooking, cooking
food: good food ~ cooking
eating out: restaurants, dining out, trying restaurants ~ food
coffee:
espresso: ~ coffee
specialty coffee: ~ coffee
tea:
green tea: ~ tea
tea ceremony: ~ tea
wine: wine tasting
craft beer: craft beers
homebrewing: home brewing, beer brewing, brewing beer ~ craft beer
cheese:
cheese making: cheesemaking, making cheese ~ cheese
chess: schach, ajedrez, échecs, playing chess
board games: boardgames, brettspiele, juegos de mesa, tabletop games
role playing games: rpg, rpgs, tabletop rpgs, tabletop role playing ~ board games
dungeons and dragons: dnd, d&d ~ role playing games
card games: ~ board games
video games: gaming, computer games, videogames
puzzles: jigsaw puzzles, jigsaws
crosswords: crossword puzzles ~ puzzles
pub quizzes: quiz nights, pub quiz
trivia: quizzes ~ pub quizzes
music: musik, música, musique, listening to music
live music: concerts, gigs, going to concerts ~ music
classical music: ~ music
jazz: jazz music ~ music
rock music: rock ~ music
electronic music: ~ music
techno: techno music ~ electronic music
house music: ~ electronic music
folk music: folk ~ music
hip hop: hiphop ~ music
rap: rap music ~ hip hop
vinyl: record collecting, vinyl records, collecting records ~ music
singing: sing, singen, cantar
choir: choirs, choral singing, singing in a choir ~ singing
guitar: playing guitar, gitarre, guitarra, guitare, playing the guitar ~ making music
piano: playing piano, klavier, playing the piano ~ making music
drums: drumming, playing drums, playing the drums ~ making music
making music: playing music, musical instruments, playing an instrument
podcasts: listening to podcasts
radio plays: audio drama ~ podcasts
magic tricks: close up magic
juggling: juggle
origami: paper folding
fashion: ~ sewing
vintage clothes: thrifting, second hand clothes, thrift shopping ~ fashion
collecting: collections
stamps: stamp collecting, philately ~ collecting
classic cars: vintage cars, oldtimers ~ cars
cars: motoring
motorcycles: motorbikes, motorcycling
parenting: being a parent, raising kids
economics: economy
law:
"""

NAMES: dict[str, str] = {}
_LINKS: list[tuple[str, str]] = []
for _line in _TOPICS.strip().splitlines():
    _names, _, _beside = _line.partition("~")
    _topic, _, _others = _names.partition(":")
    for _name in (_topic, *_others.split(",")):
        if fold(_name):
            NAMES.setdefault(fold(_name), fold(_topic))
    _LINKS.extend((fold(_topic), fold(_other)) for _other in _beside.split(",") if fold(_other))

# For other spacing ("lock picking") and other letters ("photografy").
SPACELESS: dict[str, str] = {name.replace(" ", ""): topic for name, topic in NAMES.items()}
BY_FIRST: dict[str, tuple[str, ...]] = {
    letter: tuple(sorted(name for name in NAMES if name[0] == letter))
    for letter in sorted({name[0] for name in NAMES})
}
NEIGHBORS: frozenset[tuple[str, str]] = frozenset(
    pair for a, b in _LINKS for pair in ((a, b), (b, a))
)


def near(a: str, b: str) -> bool:
    """Return whether two topics are neighbors (not the same).

    Examples
    --------
    >>> near("climbing", "bouldering"), near("climbing", "climbing")
    (True, False)
    """
    return (a, b) in NEIGHBORS
