"""The words that contact.red_flags knows: groups, small words, negations, look-alikes. Pure data.

All in small letters, without accents and apostrophes, as contact.red_flags.reading makes them.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Groups that phrases name in capitals.
WORDS: dict[str, str] = {
    "AM": "am is are was were be been being feel feels feeling felt seem seems seemed look looks looking"
    " looked get gets getting got become becomes becoming became go goes going gone went turn turns turned"
    " turning im hes shes theyre",
    "ANYTHING": "fluid fluids water liquid liquids drink drinks anything nothing food it much sips sip tea"
    " squash juice medicine medicines meds medication pills tablets tablet stuff meal meals",
    "BAD": "severe severely sudden suddenly unbearable excruciating agonising agonizing horrendous horrific"
    " intense extreme crippling terrible awful worst intolerable violent relentless",
    "BLOOD": "blood blod blud clots",
    "BREATH": "breathe breathes breathed breathing breath breaths breeth breething",
    "CANNOT": "cannot couldnt unable struggle struggles struggling struggled hard harder difficult difficulty"
    " trouble problem problems",
    "CHEMO": "chemo chemotherapy kemo immunotherapy immuno folfox folfirinox folfiri gemcitabine"
    " capecitabine oxaliplatin cisplatin irinotecan pembrolizumab keytruda nivolumab durvalumab"
    " atezolizumab bevacizumab ipilimumab",
    "EYES": "eye eyes eyeball eyeballs skin face whites complexion",
    "HOURS": "hours hour hrs hr h",
    "LONG": "#long eight nine ten eleven twelve fifteen twenty many",
    "NOT_ABLE": "cannot couldnt unable not dont havent hasnt didnt wont hardly barely struggling",
    "PAIN": "pain pains painful ache aches cramp cramps cramping agony hurts hurting colic spasm spasms",
    "PEE": "pee peeing peed wee weeing urine piss",
    "PERSON": "i he she they we you mum mom mam mother dad father husband wife partner son daughter brother"
    " sister nan gran grandma grandad patient him her friend baby who",
    "POO": "poo poos poop poops pooing pooping stool stools faeces feces motion motions diarrhoea diarrhea"
    " diahorrea diarhea diahrea turd turds shit crap",
    "PROCEDURE": "ercp whipple whipples surgery operation op procedure resection hepatectomy biopsy ablation"
    " embolisation embolization chemoembolisation tace sirt transplant ptc sphincterotomy endoscopy"
    " cholecystectomy pancreatectomy",
    "SELF": "myself meself himself herself",
    "SINCE": "days night nights week yesterday weekend monday tuesday wednesday thursday friday saturday"
    " sunday",
    "STONES": "stone stones",
    "THROW": "throw throws threw throwing thrown bring brings bringing brought cough coughs coughing coughed"
    " spit spitting spat spewing heave heaving heaved chuck chucking chucked",
    "TUMMY": "tummy stomach stomache abdomen abdominal belly gut guts epigastric midriff",
    "VOMIT": "vomit vomits vomited vomiting puke pukes puked puking retching spew spewed spewing",
    "WAKE": "wake waking rouse rousing",
    "YELLOW": "yellow yellowish yellowy yellowing yellowed",
}  # fmt: skip

# Small words, for which `~` makes room.
FILLERS = _words(
    "a an the my his her our your their its some any bit little lot lots of quite very so really slightly"
    " all rather just still now also bright too more such pretty kind sort be been being getting going"
    " gone up out to able even manage managed managing"
)

# "Not", and what has it in it. Before "sure", "only" and the like (UNLESS_BEFORE) it denies nothing.
NEGATORS = _words(
    "no not never without neither nor denies deny denied denying nil isnt arent wasnt werent dont doesnt"
    " didnt havent hasnt hadnt aint"
)
CANNOT = _words("cannot couldnt unable")  # "cannot eat without pain" means pain
UNLESS_BEFORE = _words(
    "sure certain only just stop stops stopped stopping doubt idea wonder one better improvement"
    " improving help long as so that too least until"
)
# A negation reaches through these to the sign that it denies ("no sign of any ...").
REACH_THROUGH = _words(
    "a an any the my his her your our their of at all ever be been being am is are was were have has had"
    " having got get getting feel feels feeling felt notice noticed noticing see seen saw experienced"
    " experience show showing shown report reported reporting complain complaining develop developed"
    " suffer suffered suffering from for new known more longer further other recent recently current"
    " currently yet actually obvious visible either such previous past gone turned going looked look"
    " looking anything like to eye eyes skin face in"
)
# "No sign of", "nothing like": these nouns are passed when such a word follows.
LINKS = frozenset(["of", "like"])
LINKED = _words(
    "bout bouts case cases episode episodes evidence feeling feelings form hint history kind sign signs"
    " sort symptom symptoms thought thoughts trace traces"
)
JOINTS = frozenset(["or", "nor"])  # "no fever or shivering": both are denied
# Where another thought begins: no negation reaches past these.
STOPS = _words(
    "but however although though yet except because since as so then now when while if that which who why"
    " what how whether where and plus also with after before until unless instead despite apart i he she"
    " they we you it im ive id hes shes theyre there theres this"
)
CONTRASTS = frozenset(["but", "however", "although", "though", "yet", "except"])

# Spellings of the small words that matter. "can not", "can t" and "can't" become "cannot".
SAME_WORDS = {
    "cant": "cannot",
    "carnt": "cannot",
    "canot": "cannot",
    "cannt": "cannot",
    "dosent": "doesnt",
    "doesent": "doesnt",
    "dosnt": "doesnt",
    "didint": "didnt",
    "havnt": "havent",
    "hasent": "hasnt",
    "wernt": "werent",
    "everythink": "everything",
    "anythink": "anything",
    "nothink": "nothing",
}
JOINED_NOT = {
    "can": "cannot",
    "could": "couldnt",
    "do": "dont",
    "does": "doesnt",
    "did": "didnt",
    "is": "isnt",
    "are": "arent",
    "was": "wasnt",
    "were": "werent",
    "have": "havent",
    "has": "hasnt",
    "had": "hadnt",
    "will": "wont",
}

# Words that are found misspelled too; all others must be written as they stand in a phrase.
OFTEN_MISSPELLED = _words(
    "abdomen abdominal agonising agonizing atezolizumab bevacizumab black blood breath breathe breathing"
    " breathless breathlessness capecitabine chemo chemotherapy cholangitis cholecystitis cisplatin coffee"
    " collapse collapsed collapsing comfortable confused confusion consciousness delirious diarrhoea"
    " disorientated drowsy drowsiness durvalumab excruciating extreme faeces fainted fever feverish fluid"
    " fluids folfirinox gallbladder gallstone gallstones gemcitabine granules grounds haematemesis"
    " hallucinating horrendous immunotherapy intense ipilimumab irinotecan jaundice jaundiced keytruda"
    " lethargic melaena mottled myself nivolumab overdose oxaliplatin pembrolizumab severe severely"
    " shivered shivering shivers shivery stomach stool stools sudden suddenly suicidal suicide temperature"
    " terrible tummy unbearable unconscious unresponsive unwell urine vomit vomited vomiting vomits yellow"
    " yellowish"
)

# Real words one or two letters from those (looked up among the 40,000 commonest): no misspellings.
LOOK_ALIKES = _words(
    "bathing beating blank bleaching block blond bloods bloom breach breaching breadth breaking breather"
    " brood collage collared collars collated collusion conclusion concussion confessed confession"
    " confided confined confucian confuse confuses confusing conjured consumed delicious faces fewer"
    " gladstone grind incense janice overcome overdo overdone overdue overuse securely several severed"
    " severing severn shaver shimmering shoveling showered showering sliver spool stood stoop tammy"
    " temperate timmy tommy unbeatable unbreakable visiting voicing voting"
)
