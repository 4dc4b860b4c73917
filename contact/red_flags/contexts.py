"""What changes the meaning of other words in a message: harmless neighbours, and contexts. Pure data.

How phrases are written: contact.red_flags.rules.
"""

# Words that are something else right beside these neighbours; they count for nothing then.
HARMLESS = """
    blood test|tests|testing|pressure|sugar|sugars|count|counts|result|results|sample|samples|group|type
    blood donor|donation|bank|work|cancer|form|forms|flow|supply|vessel|vessels|glucose|thinner|thinners
    blood AM taken|drawn
    took|take|taking|taken|give|giving|gave|donate|donated|donating ~~ blood
    black coffee|tea|pepper|pudding|market|friday|country|car|bag|ink|pen|dress|trousers|coat|cab|box
    stool sample|samples|test|tests|kit|softener|softeners
    hay|cabin|yellow|rheumatic|dengue fever
    fever pitch
    shaking|trembling ~~ hand|hands|head|voice
    collapsed|collapse ~ lung|lungs|vein|veins|arch|arches|chair|bed|roof|building
    plan|plans|marriage|business|company|deal|sale|roof|shelf|chair|market AM|has ~ collapsed|collapsing
    plan|plans|marriage|business|company|deal|sale|roof|shelf|chair|market collapsed
    confused|confusion by|why|whether|which|regarding|between
    confused|confusion about|over my|the|your|our|his|her|a|an|this|that|these|it|all|any|both|everything
    confused|confusion about|over what|how|which|why|whether|when|if|costs|results|appointments|treatment
    confused|confusion what|how ~~ to|the|my|you|it|this|that|happens
    confused|confusion as to
    avoid|sorry|apologise ___ confusion
    make|makes|made|making me|you ~ drowsy|sleepy
    cause|causes|non|less drowsy|drowsiness
    breath|breathing test|tests|exercise|exercises|technique|techniques|space
    cannot go on ~~ holiday|holidays|trip|trips|cruise|waiting|list|bus|plane|train|that|there|about
    cannot go on monday|tuesday|wednesday|thursday|friday|saturday|sunday
    overdose of vitamin|vitamins
    unresponsive to treatment|chemo|chemotherapy|drugs|therapy|medicine
    flu jab|jabs|vaccine|vaccination|shot
    hot flush|flushes|water|drink|drinks|food|meal|weather
    hair ____ grey|gray
    BAD ~ PAIN in|of ~ knee|knees|hip|leg|foot|ankle|wrist|elbow|tooth|teeth|toe|thumb|finger
    pain relief|relievers|killer|killers|clinic|team
"""

YELLOW_SKIN = """
    jaundice|jaundiced|jaundis|jondice
    YELLOW __ EYES
    YELLOW ~~ tinge|tint|colour|color|palms|tongue
    EYES ____ YELLOW
    im|ive|hes|shes|theyre ~~~ yellow|yellowish|yellowy
    PERSON AM|has|have ~~~ yellow|yellowish|yellowy
    PERSON AM|has|have AM ~~~ yellow|yellowish|yellowy
    gone|turned|turning|going|went ~~ yellow
    still|quite|bit|little|but yellow|yellowish
"""
FEVER = """
    fever|fevers|feaver|feverish|febrile|pyrexia|rigor|rigors|chills|shivers|shiver|shivering|shivery|shivered
    shaking|trembling
    the|bad|with shakes
    high|raised|spiking|spiked|spike ~ temperature|temp|temps
    a ~ temperature|temp
    temperature|temp ____ #fever|high|raised|spiking|spiked|spikes|up
    #fever ~ degrees|degree|c|celsius|f|fahrenheit|temperature|temp|fever
    teeth ~ chattering
    hot and|then ~ cold
    burning up
    freezing cold
    feel|feels|feeling|felt ~~ hot
"""
UNWELL = """
    unwell|ill|poorly|sepsis|clammy|flu
    AM ~~ hot|cold|rough|awful|terrible|dreadful|rotten|sick|shaky|grotty|worse
    not|dont|doesnt|isnt ~~ AM ~ well|right|good|myself|himself|herself
    isnt|arent|not ~ well|right
    have|has|had|got|an|chest|urine ~ infection
    night|bad|cold|terrible sweats
    sore throat
"""

# What makes another sign an emergency: how the label goes on, and the phrases.
CONTEXTS: dict[str, tuple[str, str]] = {
    "yellow": ("with yellow skin", YELLOW_SKIN + "and|am|is|so|very yellow|yellowish"),
    "stones": (
        "with gallstones or bile duct stones",
        """
        gallstone|gallstones|cholecystitis|cholangitis
        gall ~ stone|stones
        gallbladder|gall __ STONES|infection|infected|inflamed|inflammation|attack|attacks|problem|problems
        STONES ____ duct|ducts|gallbladder|gall
        duct|ducts __ STONES
        """,
    ),
    "stent": (
        "with a stent or drain",
        """
        stent|stents|stented|stenting
        drainage ~ bag|tube
        a|the|my|his|her|biliary|bile|ptc|external|internal|liver|through drain|drains
        """,
    ),
    "procedure": (
        "after a procedure",
        """
        since|after|following|post|had|recent|recently|underwent|home ____ PROCEDURE
        PROCEDURE _____ ago|yesterday|last|discharged
        PROCEDURE was ___ yesterday|today|week|monday|tuesday|wednesday|thursday|friday
        gallbladder __ removed|removal|taken|out
        postop|postoperative
        """,
    ),
    "cancer drugs": (
        "during or after cancer drugs",
        """
        CHEMO
        cancer ~ drug|drugs|medicine|medicines|treatment|tablets|therapy|infusion
        alert card
        """,
    ),
    "tummy pain": ("", "TUMMY _ PAIN\n PAIN ____ TUMMY"),
    "gallstones": (
        "",
        """
        gallstone|gallstones|gallbladder
        gall ~ stone|stones|bladder
        STONES ____ duct|ducts
        duct|ducts __ STONES
        biliary colic
        """,
    ),
}
