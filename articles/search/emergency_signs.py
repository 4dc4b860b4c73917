"""Signs of an emergency as patients type them into a search field. Pure data.

A query is a few words, so their order counts for nothing: a sign is there when a word of each of its
groups is. Better one card too many than one too few.
"""

from typing import NamedTuple


class Sign(NamedTuple):
    """One sign: the record of urgent advice, words of its line there, and groups of which each has a word."""

    advice: str
    line: str
    groups: tuple[str, ...]


VOMIT = """
    vomit vomiting vomited vomits puke puking puked throw throwing threw thrown sick spew spewing
    retching bringing brought bring cough coughing coughed spitting spit hurling heaving
"""
BLOOD = "blood bloody bleeding bled blod blud"
POO = """
    poo poop poos pooing stool stools motions motion feces faeces diarrhea shit shits crap bowel
    bowels poohs pooh toilet number
"""
PEE = "pee wee urine piss peeing weeing pees water"
BLACK = "black blackish tarry tar treacle"
NOT = """
    cant cannot couldnt wont not unable hard hardly difficult difficulty trouble struggling struggle
    struggles struggled never stop stopped doesnt impossible isnt nothing barely
"""
FEVER = """
    fever fevers feverish temperature temp shiver shivers shivering shivery shaking chills chill
    rigor rigors febrile pyrexia shakes
"""
YELLOW = "yellow yellowish yellowing jaundice jaundiced icterus yellowy"
PAIN = "pain pains ache aches aching cramp cramps hurt hurts hurting painful sore"
TUMMY = """
    tummy stomach belly abdomen abdominal gut guts ribs rib side tum upper liver gallbladder
    pancreas stomachache tummyache bellyache
"""
SEVERE = """
    severe sudden suddenly unbearable excruciating agonizing terrible horrendous worst awful intense
    extreme violent crippling stabbing horrific acute unrelenting relentless
"""
CHEMO = """
    chemo chemotherapy immunotherapy folfirinox folfox folfiri gemcitabine capecitabine keytruda
    pembrolizumab nivolumab durvalumab atezolizumab sorafenib cisplatin oxaliplatin
"""
UNWELL = """
    unwell ill poorly hot cold sweats sweating sweaty infection infected flu throat rough terrible
    awful clammy
"""
STONES = "gallstone gallstones stone stones gallbladder cholecystitis"
PROCEDURE = """
    operation op surgery procedure ercp whipple resection biopsy ablation transplant embolization
    removed removal cholecystectomy keyhole operated hepatectomy postop
"""
LONG = """
    hour hours hrs night day days ages overnight constant nonstop 8 9 10 11 12 13 14 15 16 18 20 24
    36 48
"""

BLOODY_VOMIT = "vomiting blood or what looks like coffee grounds"
BLACK_POO = "black sticky tar-like poo"
BREATH = "hard to breathe"
COLD = "cold mottled blue or grey skin"
WITH_PROCEDURE = "fever or shivering after a recent liver bile duct or pancreas procedure"
TUMMY_PAIN = "sudden or severe tummy pain that does not ease, or no position helps"
WITH_DRUGS = "unwell shivery or hot during or after cancer drugs"
YELLOW_SKIN = "yellow skin or eyes"
LIFE = "thoughts of ending your life"

SIGNS = (
    Sign("999", BLOODY_VOMIT, (VOMIT, BLOOD)),
    Sign("999", BLOODY_VOMIT, ("coffee", "ground grounds granules grains vomit sick vomiting puke")),
    Sign("999", BLOODY_VOMIT, ("hematemesis",)),
    Sign("999", BLOODY_VOMIT, (VOMIT, "black brown dark red", "vomit vomiting sick puke up")),
    Sign("999", BLACK_POO, (BLACK, POO)),
    Sign("999", BLACK_POO, ("melena",)),
    Sign("999", BLACK_POO, ("tarry sticky", "black poo poop stool stools diarrhea tarry")),
    Sign("999", BLACK_POO, (BLOOD, "black dark tarry", POO)),
    Sign("999", "collapse", (
        "collapse collapsed collapsing fainted fainting faint unconscious unresponsive",
    )),
    Sign("999", "collapse", ("passed pass passing blacked black blacking lost losing", "out consciousness")),
    Sign("999", "new confusion", (
        "confused confusion delirious delirium disorientated disoriented muddled",
    )),
    Sign("999", "very drowsy", ("drowsy drowsiness drousy",)),
    Sign("999", "very drowsy", ("sleepy lethargic", "very so really too extremely suddenly unusually")),
    Sign("999", "very drowsy", (NOT, "awake")),
    Sign("999", "hard to wake", (NOT, "wake waking waken rouse rousing woke wakes")),
    Sign("999", BREATH, (
        NOT + " short shortness out gasping fast heavy", "breathe breath breathing breaths"
    )),
    Sign("999", BREATH, ("breathless breathlessness suffocating choking",)),
    Sign("999", COLD, ("mottled",)),
    Sign("999", COLD, ("blue bluish gray graying", "lips lip skin fingers face hands nails feet tongue")),
    Sign("999", COLD, ("cold clammy", "skin", "cold clammy gray blue mottled")),
    Sign("fever-with-yellow-skin", "fever or shivering with yellow skin", (FEVER, YELLOW)),
    Sign("fever-with-yellow-skin", "fever or shivering with gallstones", (FEVER, STONES)),
    Sign("fever-with-yellow-skin", "fever or shivering with a stent or drain", (
        FEVER, "stent stents drain drains"
    )),
    Sign("fever-with-yellow-skin", WITH_PROCEDURE, (FEVER, PROCEDURE)),
    Sign("severe-tummy-pain", TUMMY_PAIN, (SEVERE + " bad", PAIN, TUMMY)),
    Sign("severe-tummy-pain", TUMMY_PAIN, (SEVERE, PAIN)),
    Sign("severe-tummy-pain", TUMMY_PAIN, ("agony excruciating unbearable",)),
    Sign("severe-tummy-pain", TUMMY_PAIN, ("acute", "abdomen")),
    Sign("severe-tummy-pain", TUMMY_PAIN, (
        PAIN, NOT, "ease easing eases away stop stopping go going bear stand"
    )),
    Sign("severe-tummy-pain", TUMMY_PAIN, ("doubled bent curled", "over double up pain")),
    Sign("severe-tummy-pain", TUMMY_PAIN, ("no cant not", "position", "helps comfortable find help pain")),
    Sign("during-cancer-drugs", WITH_DRUGS, (CHEMO, f"{FEVER} {UNWELL}")),
    Sign("during-cancer-drugs", WITH_DRUGS, ("cancer", "drug drugs treatment medicine", f"{FEVER} {UNWELL}")),
    Sign("during-cancer-drugs", WITH_DRUGS, ("neutropenic neutropenia",)),
    Sign("during-cancer-drugs", "the temperature on your alert card is reached", ("alert", "card")),
    Sign("jaundice", YELLOW_SKIN, ("jaundice jaundiced icterus",)),
    Sign("jaundice", YELLOW_SKIN, (
        "yellow yellowish yellowing yellowy",
        "eye eyes skin face body whites gone turned going turning look looks looking tinge im i",
    )),
    Sign("jaundice", "dark pee", ("dark brown orange tea cola coke black", PEE)),
    Sign("jaundice", "pale poo", ("pale white clay gray chalky putty beige cream light", POO)),
    Sign("cannot-keep-fluids-down", "cannot keep fluids down", (
        NOT, "keep keeping kept hold stay stays", "down"
    )),
    Sign("gallstone-pain", "pain from gallstones for over 8 hours", (STONES, PAIN + " attack", LONG)),
    Sign("crisis", LIFE, ("suicide suicidal overdose",)),
    Sign("crisis", LIFE, (
        "want wanna wish wanting thinking think feel feeling plan planning going rather ready better",
        "die dying dead dye dei",
    )),
    Sign("crisis", LIFE, ("kill killing hurt hurting harm harming", "myself self me")),
    Sign("crisis", LIFE, ("end ending take taking", "my own mine it", "life all everything")),
    Sign("crisis", LIFE, ("dont not no", "want point reason", "live living alive here life")),
    Sign("crisis", LIFE, ("cant cannot", "go carry", "on", "anymore more longer living any")),
)  # fmt: skip

# Beside these a word means something else.
_HARMLESS = {
    "blood": "test tests pressure sugar count counts group type donor thinners results clots clot cells",
    "black": "coffee tea pepper",
    "coffee": "enema enemas",
}
HARMLESS = {word: frozenset(others.split()) for word, others in _HARMLESS.items()}
# Words that are spelt right and look like one of those above.
_LOOK_ALIKES = """
    back like hand hands live lives pale pain pains stent stents waste wait heart heat stage stages
    tablet fewer severed there these stopping steps step notes note wave brother colds folds cord
    told gold hold world sore core store close code blame bloom block clock lack pack track crack
    brow town brain train grain rain about light might night right sight fight late later date rate
    ate plate slate hours house horse course throat through though three float poor pool food mood
    wood good door moor floor root boot side site size file mile while white whole wake lake make
    take shake bake cake rake
"""
LOOK_ALIKES = frozenset(_LOOK_ALIKES.split())
