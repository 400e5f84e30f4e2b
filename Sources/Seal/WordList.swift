/// The words of proposed pass phrases: made for this purpose, of three to eight small letters, and no two of them only
/// one letter apart, so that a slip of the finger or a word misheard does not make another.
enum WordList {
    /// Sorted.
    static let words = """
        acorn actor adapt admiral advice afford agenda agent airport alarm album alcove algebra almond alpaca alpine
        amber amount amuse anchor ancient animal ankle answer antelope antler apple apricot april apron arcade archer
        arctic arena arrival arrow artist ascend aspen athlete atlas atom attic auburn author autumn avenue avocado
        awake award badge bagel balcony ballad ballet balloon bamboo banana bandage banjo banner barber bargain barley
        barn barrel basil basket bathtub battery beacon beaker bedroom beetle begin belong bench bicycle bingo biscuit
        bishop bison blanket blazer blender blossom blouse bluebell board bobbin bonfire bonnet bonus bookend botany
        bottle bottom boulder bouquet boxcar bracket braid bravery bread breeze brick bright bristle broccoli bronze
        brook brother brush bubble bucket buckle budget buffalo buffet bugle builder bumper bundle bungalow butler
        button buzzer cabbage cabin cabinet cable cactus cafe calcium calendar calm camel camera campus canal canary
        candle candy canoe canopy canvas canyon captain caramel caravan carbon cardigan cargo carnival carpet carrot
        cartoon carve cascade cashew castle casual caution cavern cedar ceiling celery cello cement central ceramic
        chalk champion channel chapel chapter charcoal chariot charm cheddar cheese cherry chess chestnut chicken
        chimney chive chorus cider cinema cinnamon circle circus citizen citrus city civic clarinet classic clay
        clever climate clinic cloak closet cloud cluster coach coast cobalt cobbler coconut coffee collar college
        column comedy comet comfort comic compass concert condor cone copper coral corner costume cottage cotton
        cougar counter country couple cousin coyote cradle crafty crane crater crayon cream credit cricket crimson
        crisp crocus crown crumble crystal cube cuckoo cucumber culture cupcake cupola curious cursor curtain cushion
        custard custom cycle daily dancer dapper daring dazzle debate decade december decent deck decorate deliver
        delta denim dentist deposit design detail detour devote diagram dialect diamond diary diesel digital dignity
        dinosaur diploma direct discover disguise dish distant divide doctor dolphin domino donkey double dozen dragon
        drama drawer dresser drift drizzle duchess duckling dugout dune duplex durable dusty dynamo eager eagle early
        earnest earring earth easel east echo eclipse edition editor effort elastic elbow elder elegant elephant
        elevate eleven elite elk emblem emerald emotion empire empty enamel endless energy engine enjoy enough enrich
        entire envelope episode equal equator eraser errand escape estate eternal evening exact example exhibit exotic
        expand expert explore extra eyelash fabric facet factory falcon fancy fantasy farmer fashion father fathom
        february fellow fence fender ferry festival fiction fiddle field fiesta fifteen fifty figure filter finance
        finger firefly fireman first flagpole flame flamingo flannel fleece flicker flint float flock floral florist
        fluffy foam focus foggy folder foliage folklore fondue football footpath forest formal fortune forty forum
        fossil fountain fox fragile freckle freedom freezer fresco fresh friend fringe frisbee frost frozen frugal
        fruit fudge funnel furnace future gadget galaxy gallery gallop garage garden gardener garland garlic garment
        garnet gazelle gear gecko general genius gentle genuine geology gerbil geyser giant gibbon gift giraffe
        glacier glass glide glimmer glitter globe glory glossy glucose goalie goat goblet goggles golden golfer
        gondola goose gopher gourd grain grammar granite grape gravel gravity gravy green grid griffin grocer grotto
        group grove guard guava guitar gumdrop gymnast habitat haddock halfway halibut hammer hamster handbag handful
        hangar happen happy hardy harmony harness harp harvest hatbox hawk hazel headline healthy heater heavy hedge
        hedgehog height helmet helpful herald herbal hermit heron herring hexagon hickory highway hiker hillside hinge
        history hobby hockey holiday hollow holly homeland honest honey hoodie horizon horse human humble hundred
        husky hybrid hydrant ice icicle icon idea igloo iguana image imagine impact improve impulse inch indigo indoor
        industry infant inkwell inland inner input insect inside inspire instant intact interest invent invite iris
        ivory ivy jacket jackpot jaguar january jasmine javelin jazz jelly jersey jester jewel jigsaw jingle jogger
        joint joker journal journey joyful jubilee juggle juice jumbo junior juniper justice kangaroo karate kayak
        kebab keeper kennel kestrel kettle keyboard kilogram kindly kingdom kiosk kipper kitchen kite kitten kiwi
        koala label ladder ladle lagoon lake lamp lantern laptop larch large lasso laundry laurel lava lavender layer
        leader leaf leather lecture legend legume lemon lesson letter lettuce level liberty library lifeboat lilac
        lily limit linen lion liquid listen little lizard llama lobster locket locust lodge logic logo lotion lotus
        lounge lucky lullaby lunar lunch lupin lute luxury lyric machine madam magenta magic magnet magpie mailbox
        major mallard mammal mammoth manage mandolin mango mantle manual maple marble margin marigold marina marker
        marmot maroon marsh marvel mascot massive mattress maximum meadow measure medical medium medley melody melon
        member memoir memory menu mercury mermaid message meteor method metro midnight milk million mimosa mineral
        mini minnow mirror mission mixture mobile model modern modest module molecule moment monitor monsoon monument
        moonbeam morning moss mother motor movie muffin mulberry mule mural museum mushroom music mutual mystery myth
        napkin nation native nature nautical navy nearby neat nectar needle nephew neptune network neutral neutron
        nickel nimble nineteen ninety noble noise nomad noodle north notebook notice nougat nourish novel november
        nozzle number nurse nursery nutmeg nylon oak oasis oatmeal object oboe observe obtain ocean ocelot octagon
        october octopus offer office olive onion online onward opal opaque open opera opinion optical option orange
        orbit orchard orchid order organic origami original oriole osprey ostrich otter outdoor outfit outline outside
        overcoat owl owner oxygen oyster pacific package padlock pageant painter palace palette pamphlet pancake panda
        panel panther pantry papaya paper paprika parade paradise parcel pardon parent parka parsley parsnip partner
        party passage pasta pastel pasture patient patio pattern pavement peaceful peach peacock peanut pebble pecan
        pedal pelican pencil pendant penguin pepper perfect perfume period person petrol phantom phone photo phrase
        piano piccolo pickle picnic picture pigeon pilgrim pillar pillow pilot pimento pinball pine pioneer pipette
        pirate piston pitcher pixel pizza planet plank planner plaster platform platinum playful plaza plenty plover
        plum plumber plural podium poem polar polish polite pollen pond popcorn popular porch portrait positive
        possible postage poster potato pottery powder prairie praise preface prelude premium present pretty pretzel
        primary primrose princess prism problem process produce profile program project promise proper proud proverb
        provide public pudding puddle pulley pulse puma pumpkin pupil puppet puppy purple purpose puzzle pyramid
        quaint quality quarry quartet quartz queen quest quick quiet quill quince quiver quiz quota rabbit radar
        radiant radio radish raft ragtime railway rainbow raincoat raisin rally ramble ranch random ranger rapid
        rattle raven ravioli razor ready realm reason recall receipt recipe record recover recycle redwood reef
        referee reflect refresh region regular relax relic remember remind remote renew repair repeat reply report
        reptile request rescue respect result return reveal reward ridge ripple river robin robot robust rodeo romance
        roof rooster rope rosebud rosemary rotate round royal rubber ruby rucksack rudder rugged ruler runner runway
        rustic saddle safari saffron sailor salad salami salon salute sample sandal sandwich sapling sapphire sardine
        satchel satin saturn saucer sauna savanna sawmill scallop scarf scarlet scene scholar school science scooter
        scout scrap screen script seagull search seaweed section seesaw select seller senator sensible sequel sequoia
        serene serious service sesame session seven seventy shadow shallow shampoo sharpen shelf shelter shepherd
        shield shimmer shine shiver shoe shovel shower shrimp shrub shuffle shutter shuttle sibling signal silence
        silent silicon silver siren sister sixteen skate sketch skillet skyline slalom sleeve slipper slogan slope
        smart smile smooth snack snail snapshot sneaker snorkel snowball snowman soccer social soda soft solid solo
        solstice sonata sonic soprano sorrel soup south soybean spaniel spare sparkle sparrow spatula special spectrum
        sphere spice spider spinach spiral spirit splash sponge spoon spotted sprig sprinkle spruce square squirrel
        stable stadium staff stage stairway stamp standard starfish starling station statue steady steam stencil step
        stereo steward sticker stitch stone stool stork strand straw street stretch string stripe stroll student
        studio sturdy style suburb subway success sugar suggest suitcase summer summit sundial sunrise sunset supply
        support surface surfer surgeon surplus surprise swan sweater swift swim swing sycamore syrup system tablet
        tactic tadpole talent tandem tangent tapestry tapioca target tartan task taxi teacher teacup teapot teaspoon
        temple tempo tennis tent terminal terrace terrier textbook texture thankful theme theory thermal thimble
        thirteen thirty thistle thought thread thrifty throne thunder ticket tiger timber timid tinsel tiny titanium
        title toaster today toddler together tomato topaz topic tortoise toucan tourist towel town toybox tractor
        trade traffic trail tram transit trapeze treasure treaty treble trellis tremor trendy triangle tribute trickle
        tricycle trident trifle trilogy trinket trio triumph trolley trombone trophy tropical trousers trout truck
        truffle trumpet trust truth tugboat tulip tundra turbine turkey turnip turret turtle tuxedo twelve twenty
        twilight twin twist typical umbrella uncle uniform unique unit universe upbeat update upgrade uplift upper
        upright upstairs urban useful usher utensil utmost vacuum valiant valid valley value vanilla variety varnish
        vase vault vector velvet vendor veranda verb verify verse version vessel veteran viaduct vibrant victory video
        village vinegar vintage vinyl viola violet violin virtue visible vision visitor visual vitamin vivid vocal
        volcano volume voyage waffle wagon walnut walrus wander warbler wardrobe warm washer watch water wave wealth
        weaver wedding weekend welcome west wheat wheel whisker wicker wind windmill window winter wisdom wolf wombat
        woodland woollen workshop world worthy woven wrestler writer yoga yonder young zebra zenith zero zigzag zinc
        zodiac
        """.split { $0.isWhitespace }.map(String.init)
}
