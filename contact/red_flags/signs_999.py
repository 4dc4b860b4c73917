"""Signs for which somebody calls 999, in the words of patients: the first half of the table. Pure data.

The signs are those of the urgent-advice records (clinic/seed/content/urgent_advice.json).
How phrases are written: contact.red_flags.rules.
"""

from contact.red_flags.rules import Rule

CALL_999: tuple[Rule, ...] = (
    Rule("999", "vomiting blood", """
        VOMIT ____ BLOOD
        sick ~~ BLOOD
        sick with|had|has ~~ BLOOD
        sick ______ had|with ~ BLOOD in
        sick and ~ there|it was|is|had ~~ BLOOD
        sick ~ there|it was|is|had ~~ BLOOD
        THROW ~ up ____ BLOOD
        BLOOD ~~ in|with|when|that|i|he|she ___ VOMIT|sick
        BLOOD ____ THROW up
        BLOOD ~ comes|came|coming ~ up
        sick and ~ BLOOD
        bloody VOMIT|sick
        VOMIT|sick ____ bright|fresh ~ red
        haematemesis|hematemesis
    """),
    Rule("999", "vomit like coffee grounds", """
        coffee ~ ground|grounds|granules|grains|grinds|grouds|gravel
        coffeegrounds
        VOMIT ~~ like _ coffee
        VOMIT|sick|THROW ____ look|looks|looked|looking|was|is|bit like ~~ old|ground ~ coffee
        VOMIT|sick|THROW ____ look|looks|looked|looking|was|is|bit like ~~ coffee
        black|brown ~~ VOMIT|sick
        sick ~ was|is|looked|looks ~ black|brown
        VOMIT ___ black|brown
    """),
    Rule("999", "black, sticky, tar-like poo", """
        black|tarry|blackish|tar ___ POO|movement|movements
        POO|movement|movements ____ black|tarry|tar|blackish|treacle
        pooing|passing|passed|pooed ~ black|tar
        black ~ sticky|tarry
        black and ~ sticky|tarry|smelly
        melaena|melena|malaena
    """),
    Rule("999", "collapse", """
        collapse|collapsed|collapsing|collapses|fainted|fainting|unconscious
        passed|passing|blacked|blacking out
        lost|loss|losing ~~ consciousness
        keeled over
    """),
    Rule("999", "new confusion", """
        confused|confusion|disorientated|disoriented|delirious|hallucinating|hallucinations
        doesnt|didnt|cannot|couldnt know|remember|tell ___ where|who|what|day ___ he|she|they ~ is|are|was
        forgets|forgot ___ where|who ___ he|she|they ~ is|are|was
        doesnt|didnt recognise|recognize|know ~ me|us|family
        doesnt|didnt recognise|recognize|know who i|we am|are
        dont|not|cannot know|remember|tell ~ where|who i am
        what ~ day|year it is
        become|becoming|became|getting|very|more|suddenly ~ muddled
        PERSON ~ isnt|not|doesnt|arent|stopped ~ making|make|talking|speaking ~ sense
        talking|talks|speaking ~ nonsense|gibberish|rubbish
    """),
    Rule("999", "very drowsy", """
        drowsy|drowsiness|drowzy|drousy
        very|so|really|quite|extremely|too|increasingly|unusually|more ~ sleepy|lethargic
        cannot|couldnt stay|keep|staying ~ awake
        falling asleep ___ talking|mid
    """),
    Rule("999", "hard to wake", """
        CANNOT|wont|not|hardly|barely ~ WAKE ~ him|her|them|mum|dad|mother|father|husband|wife
        CANNOT|wont|not|hardly|barely ~ WAKE ~ up|properly|from
        hard|difficult|impossible|struggle|harder to WAKE
        unresponsive|unrousable|comatose
        isnt|not|stopped ~ waking
        cannot be woken|roused
        cannot get|make him|her|them ~ WAKE
    """),
    Rule("999", "hard to breathe", """
        CANNOT ~~ BREATH
        CANNOT in|with|for|of ~ BREATH
        CANNOT ~ get|catch|catching|getting|take ~~ BREATH
        cannot|couldnt take ~ deep breath
        BREATH ~ is|was|has|gets|AM ~~ hard|difficult|harder|worse|laboured|shallow|bad
        BREATH ~ difficulties|difficulty|problems|trouble
        short|shortness|out ~ of ~ BREATH
        breathless|breathlessness
        gasping
        isnt|not|stopped|barely|hardly ~ breathing
        fighting ~ for ~ BREATH|air
    """),
    Rule("999", "cold, mottled, blue or grey skin", """
        mottled|mottling
        blue|grey|gray|bluish|cold ~~ skin|lips|lip|fingertips
        cold and|or ~ clammy
        skin|face|complexion|lips|fingers|hands|feet|toes|fingertips ____ blue|grey|gray|bluish
        skin ____ cold|clammy
        he|she|hes|shes ~ is|was ~~ blue|grey|gray
        im|ive|hes|shes ~~ grey|gray|ashen
        gone|turned|turning|going|went|looks|look|looking ~~ blue|grey|gray|ashen
    """),
    Rule("crisis", "thoughts of ending your life", """
        kill|killing|hang|hanging|drown|shoot|unalive|cutting ~ SELF
        end|ending|take|taking ~ own ~ life|lives
        end|ending|ended my|own ~ life
        take|taking my life
        end|ending it all
        ending things
        if i was|were dead
        cannot|couldnt face living|life
        commit|committing|committed ~ suicide
        harm|harming ~ SELF
        thought|thoughts|thinking|want|going|feel|urge|urges|might ____ hurt|hurting|cut SELF
        dont|doesnt|didnt|not|longer|never want|wanna|wish to ~ live|exist|wake|carry
        dont|doesnt|didnt|not|longer want|wanna to be here|alive
        dont|not|longer wanna live|exist|be
        cannot|couldnt go|carry on
        better off ~ dead|without me|us
        better dead
        wish ~ i could ~ die
        wish|want|hope ____ never|dont|not wake
        point|reason in ___ going|carrying on
        better off ___ i|id ~ was|were ~ dead|gone
        enough of life|living
        point of living|life
        kill|killing|harm|hurt my self
        kms
        took|taken ~~ many tablets|pills|paracetamol
        wish i|id ~ was|were|died ~ dead
        wish i|id never ~ born|woken
        wish i|id died
        rather ~ be ~ dead
        no|not|any|see ~ point|reason in|to|for ___ living|live|alive|life
        no|any|see ~ point|reason ___ living|alive
        no point ___ going|carrying on
        nothing ~ left ~ live for
        life ___ not|isnt ~~ worth
        not|isnt worth living
        tired of living|life|being
        dont ~ feel like ~ living|life
        want|wish|wanting ~ be dead
        thinking|thought|going|want|might ____ take|taking all ~~ pills|tablets
        overdose|overdosed|overdosing
    """, negatable=False),
    Rule("crisis", "thoughts of ending your life", """
        suicide|suicidal|suiside|sucide|suisidal
        want|wants|wanted|wanting|wanna|ready ~ die
        rather die
        self harm|harming|harmed
        selfharm|selfharming
        jump|jumping ___ bridge|train|window|roof
        front of ~ train|lorry|bus
        want|wish it ~~~ end|over
    """),
)  # fmt: skip
