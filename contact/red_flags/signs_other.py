"""Signs for A&E, an alert card's number, 111 or a GP, in the words of patients: the other half. Pure data.

The signs are those of the urgent-advice records (clinic/seed/content/urgent_advice.json).
How phrases are written: contact.red_flags.rules.
"""

from contact.red_flags.contexts import FEVER, UNWELL, YELLOW_SKIN
from contact.red_flags.rules import Rule

CALL_OTHERS: tuple[Rule, ...] = (
    Rule("fever-with-yellow-skin", "fever or shivering", FEVER, ("yellow", "stones", "stent", "procedure")),
    Rule("severe-tummy-pain", "severe tummy pain", """
        BAD ___ TUMMY _ PAIN
        BAD ~ PAIN
        BAD ~ back|side|rib|liver|gallbladder|upper|chest ~ PAIN
        bad ~~ TUMMY PAIN
        TUMMY _ PAIN ____ BAD
        PAIN ____ TUMMY _____ BAD
        PAIN|hurt AM|is|so|really|very ~~ BAD
        PAIN AM|is so|really|very|too ~ bad|strong|much
        PAIN __________ so bad
        PAIN _____ severe|unbearable|excruciating
        PAIN ___ suddenly
        really|very|so|extremely|incredibly ~ bad|painful|sore|strong|intense ___ TUMMY _ PAIN
        really|very|so|extremely|incredibly ~ bad|painful|sore|strong|intense ~~ PAIN
        TUMMY ~ is|AM ~ really|very|so|extremely|incredibly painful|sore
        TUMMY|PAIN ___ killing me
        agony
        doubled|doubling ~ over
        doubled|bent double
        doubled|doubling|bent|curled ~ over|up|ball _____ PAIN
        PAIN _____ doubled|doubling|bent|curled ~~ over|up|ball
    """),
    Rule("severe-tummy-pain", "tummy pain that does not ease", """
        PAIN ____ not|doesnt|wont|isnt|never|hasnt ~ ease|easing|eased|stop|stopping|stopped|settle|settling
        PAIN ____ not|doesnt|wont|isnt|never|hasnt ~ let|letting up
        pain|pains ____ not|doesnt|wont|isnt|never|hasnt ~ go|going|gone away|off
        no|not|any position ___ helps|help|comfortable|works|eases
        cannot|couldnt|unable ~~ find|get ~~ comfortable ____ PAIN
        PAIN ______ cannot|couldnt|unable ~~ find|get|sit|lie|stand|move ~~ comfortable|still|up|straight
        cannot|couldnt|unable|no ~~ find ~~ comfortable ~ position
        no comfortable ~ position
        cannot|couldnt|unable ~~ find ~~ position
        never __ such|so|this ~ bad|severe ~ PAIN
        never __ PAIN like this|it
        nothing __ helps|eases|touches|stops|touching|helping __ PAIN
        PAIN ____ #worst|ten|nine out ~ of #worst|ten
        PAIN ________ #worst or #worst
        #worst|ten|nine out ~ of #worst|ten ~ PAIN
        #worst or #worst ~ PAIN
    """),
    Rule("severe-tummy-pain", "severe tummy pain", """
        unbearable|excruciating|agonising|agonizing
        cannot|couldnt|unable ~~ move|stand|sit|walk|lie|sleep|bear|take ___ PAIN
        cannot|couldnt|unable ~~ lie|sit still
        getting|became|gets|suddenly worse and worse
        suddenly ~ worse|started|came|got
    """, ("tummy pain",)),
    Rule("during-cancer-drugs", "fever or shivering", FEVER, ("cancer drugs",)),
    Rule("during-cancer-drugs", "unwell", UNWELL, ("cancer drugs",)),
    Rule("jaundice", "yellow skin or eyes", YELLOW_SKIN),
    Rule("jaundice", "dark pee", """
        dark|darker|brown|browny|orange ~~ PEE
        dark|brown|orange|cola|coke|tea ~ coloured|colored|colour|color|red ~ PEE
        PEE ____ dark|darker|brown|browny|orange
        PEE ____ like|colour|color ~~~ cola|coke|coca|tea|coffee
        passing dark water
        water is|was|has|looks ~~~ dark|brown|orange
    """),
    Rule("jaundice", "pale poo", """
        pale|paler|white|whitish|clay|chalky|putty|light|grey|gray|beige ~~ POO
        pale __ POO
        pale|white|clay|chalk|putty|cream|light|grey|gray ~ coloured|colored|colour|color|looking ~ POO
        POO ____ pale|paler|white|whitish|clay|chalky|putty|grey|gray|beige
    """),
    Rule("cannot-keep-fluids-down", "cannot keep fluids down", """
        NOT_ABLE ~~~ keep|keeping|kept|hold|holding ___ ANYTHING ____ down
        NOT_ABLE ~~~ keep|keeping|kept|hold|holding ~ down _ ANYTHING
        NOT_ABLE keep|hold anything|nothing|food|water|fluids in
        keep|keeping|hold|holding nothing ~ down
        nothing|no|not|wont|doesnt ___ stays|stay|staying|stayed ~ down
        everything ____ comes|coming|came __ back
        everything ___ eat|drink|swallow ____ comes|coming|came ~ up|back
        cannot|couldnt|unable|not ~~ drink|swallow|drinking ~~ ANYTHING ~ without _ VOMIT|sick
        ANYTHING ~ come|comes|came|coming ~ back up
        VOMIT|sick ___ everything
        THROW ~ up ___ everything
        THROW everything __ up
        every time ____ drink|eat|sip ____ VOMIT|sick|throw|throwing
        VOMIT|sick every ~ time __ drink|drinks|eat|sip|eats
        VOMIT|sick|up ____ whenever|after|every|each ___ sip|drink|water|drinks
    """),
    Rule("gallstone-pain", "gallstone pain for over 8 hours", """
        PAIN|attack|attacks|flare ______ LONG HOURS
        not|hasnt|wont|doesnt|never ~ gone|stopped|stop|eased|ease|going ____ LONG HOURS
        LONG HOURS ______ PAIN|attack
        PAIN|attack|attacks ______ all ~ night|day|morning|afternoon|weekend
        all ~ night|day|weekend ____ PAIN|attack
        PAIN|attack|attacks ______ for|over|lasted|lasting ___ day|days|nights|week|weekend
        PAIN|attack|attacks ______ since|started|began ___ SINCE
        since ___ SINCE ______ PAIN|attack
        PAIN ____ constant|constantly|nonstop|continuous
        constant|nonstop|continuous ~ PAIN
        non stop ~ PAIN
        PAIN ____ non stop
    """, ("gallstones",)),
)  # fmt: skip
