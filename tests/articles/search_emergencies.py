"""Queries that name a sign of an emergency, with the record of urgent advice; and queries that name none."""


def _list(lines: str) -> list[str]:
    return [query.strip() for query in " ".join(lines.split()).split("|")]


EMERGENCIES = {
    "999": _list("""
        vomiting blood | vommiting blod | throwing up blood | sick with blood in it |
        vomit like coffee grounds |
        cofee ground sick | black poo | blak poo | blackpoo | tarry stools | black sticky poo | colapsed |
        my husband collapsed | new confusion | confussed and sleepy | very drowsy | hard to wake up |
        cant breathe | dificulty breathing | blue lips | cold mottled skin | poo is black like tar
    """),
    "fever-with-yellow-skin": _list("""
        fever and yellow skin | shivering jondice | fever with stent | temperature after whipple |
        gallstones and feaver | shivering after ercp
    """),
    "severe-tummy-pain": _list("""
        severe tummy pain | sudden stomach pain | unbearable belly pain | severe stomache pian |
        pain wont stop tummy
    """),
    "during-cancer-drugs": _list("""
        chemo fever | kemo feaver | chemotherapy temperature | hot and shivery on immunotherapy |
        unwell after chemo | feeling ill on cancer drugs
    """),
    "crisis": _list("""
        want to die | wnat to die | i want to kill myself | suicide | suicidle thoughts | end my life |
        dont want to live anymore
    """),
    "jaundice": _list("yellow eyes | jaundise | dark pee | brown urine | pale poo | clay coloured stools"),
    "cannot-keep-fluids-down": _list("cant keep water down | cannot keep fluids down"),
    "gallstone-pain": _list("gallstone pain 10 hours | galstones pain all night"),
}
ALL = [(advice, query) for advice, queries in EMERGENCIES.items() for query in queries]

HARMLESS = _list("""
    liver | gallstones | skin | the | blood test | pancreatic cancer | chemotherapy | end of life care |
    stent |
    back pain | stomach ache | pain after eating | bile duct stones | gallbladder polyps | liver transplant |
    side effects of chemo | how long does it take to recover from an operation | hot flush | parking |
    what is a fever | will i die | black coffee | white blood cells | kwame thornbury | liver procedure
""")
