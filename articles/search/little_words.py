"""Words of a query that are not what is looked for. Pure data."""

_LITTLE = """
    a an am and any anything nothing anyone are as at be because been being but by can cant cannot could
    did do does
    doing dont else ever for from get gets getting give go goes going got had has have having he help
    her here hers hi hello him his how hows i id if ill im in info information into is isnt it its ive
    just keep keeps kind know like long lot make makes many may me mean meaning means might mine more
    most much mum dad husband wife must my need needs of on one ones onto or our ours page please really
    say should so some someone something such take takes tell than thank thanks that thats the their
    them then there theres these they thing things this those to too told us use very want wants was way
    we website were what whats when where wheres which while who whos whose why will with work works
    would yes you your yours find found looking look show search about explain explained someones s t
"""
_SOFT = """
    no not off out up down over under after before through between around all always time day days week
    weeks symptom symptoms sign signs treatment treatments treat treated treating cure cured cause
    causes caused causing diagnosis diagnose diagnosed problem problems condition conditions illness
    disease feel feels feeling turned turning turn gone come comes coming become happen happens normal
    bad good best new old early stage different type types kinds risk risks chance danger dangerous
    serious side effect effects recovery recover recovering safe people person patient patients whole
    lots bit little
    curable incurable survival survive surviving expectancy prognosis outlook terminal chances hereditary
"""

# Words that say nothing about what is looked for.
LITTLE_WORDS = frozenset(_LITTLE.split())
# Words that help to choose between pages, and that no page must have.
SOFT_WORDS = frozenset(_SOFT.split())
