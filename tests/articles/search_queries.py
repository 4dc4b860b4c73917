"""Queries as patients type them, in ten kinds, with the page that each means; and what finds nothing.

A line is the query, a bar, and the page.
"""


def _pairs(lines: str) -> list[tuple[str, str]]:
    pairs = [line.split("|") for line in lines.strip().splitlines()]
    return [(query.strip(), path.strip()) for query, path in pairs]


KINDS = {
    "exact": _pairs("""
        gallstones | /conditions/gallstones/
        secondary liver cancer | /conditions/liver-metastases/
        liver metastases | /conditions/liver-metastases/
        pancreatic cancer | /conditions/pancreatic-cancer/
        hepatocellular carcinoma | /conditions/primary-liver-cancer/
        cholangiocarcinoma | /conditions/bile-duct-cancer/
        liver cysts | /conditions/liver-cysts/
        gallbladder polyps | /conditions/gallbladder-polyps/
        acute pancreatitis | /conditions/acute-pancreatitis/
        chronic pancreatitis | /conditions/chronic-pancreatitis/
        bile duct stones | /conditions/bile-duct-stones/
        jaundice | /symptoms/jaundice/
        Whipple operation | /treatments/whipple-operation/
        liver transplant | /treatments/liver-transplant/
        chemotherapy | /treatments/chemotherapy/
        weight loss | /symptoms/weight-loss/
        back pain | /symptoms/back-pain/
        Find us | /find-us/
        Kwame Thornbury | /team/kwame-thornbury/
        contact us | /contact/
        cirrhosis | /glossary/#cirrhosis
        biopsy | /glossary/#biopsy
    """),
    "lay words": _pairs("""
        yellow eyes | /symptoms/jaundice/
        yellow skin | /symptoms/jaundice/
        brown wee | /symptoms/dark-pee/
        dark urine | /symptoms/dark-pee/
        white poo | /symptoms/pale-poo/
        throwing up | /symptoms/feeling-sick/
        belly ache | /symptoms/upper-tummy-pain/
        stomach ache | /symptoms/upper-tummy-pain/
        no appetite | /symptoms/loss-of-appetite/
        off my food | /symptoms/loss-of-appetite/
        greasy poo | /symptoms/oily-poo/
        tired all the time | /symptoms/tiredness/
        always tired | /symptoms/tiredness/
        the runs | /symptoms/diarrhoea/
        trapped wind | /symptoms/bloating/
        high temperature | /symptoms/fever/
        fluid in the belly | /symptoms/swollen-tummy/
        itching all over | /symptoms/itching/
        whipple op | /treatments/whipple-operation/
        gallbladder out | /treatments/gallbladder-removal/
        chemo | /treatments/chemotherapy/
        cancer that has spread to the liver | /conditions/liver-metastases/
        gallbladder attack | /conditions/gallstones/
        shoulder blade pain | /symptoms/shoulder-pain/
        price | /costs/
        parking | /find-us/
        liver doctor | /team/gurleen-ashby/
        creon | /treatments/enzyme-replacement/
    """),
    "misspelt once": _pairs("""
        jaundise | /symptoms/jaundice/
        galstones | /conditions/gallstones/
        gallstoens | /conditions/gallstones/
        pancreatitus | /conditions/acute-pancreatitis/
        pancreatic canser | /conditions/pancreatic-cancer/
        wipple operation | /treatments/whipple-operation/
        chemotheraphy | /treatments/chemotherapy/
        liver metastasies | /conditions/liver-metastases/
        secondry liver cancer | /conditions/liver-metastases/
        bile duct canser | /conditions/bile-duct-cancer/
        gallbladder polips | /conditions/gallbladder-polyps/
        hemangoma | /conditions/benign-liver-lumps/
        ichy skin | /symptoms/itching/
        tyredness | /symptoms/tiredness/
        yelow eyes | /symptoms/jaundice/
        diarrhoe | /symptoms/diarrhoea/
        indegestion | /symptoms/indigestion/
        liver transplnat | /treatments/liver-transplant/
        ablasion | /treatments/ablation/
        gallbladdr removal | /treatments/gallbladder-removal/
        insurence | /costs/
        neuroendocrin tumour | /conditions/neuroendocrine-tumours/
    """),
    "misspelt twice": _pairs("""
        jondice | /symptoms/jaundice/
        jaundiss | /symptoms/jaundice/
        gawlstoens | /conditions/gallstones/
        pancriatitus cronic | /conditions/chronic-pancreatitis/
        pancreatik cansir | /conditions/pancreatic-cancer/
        colangiocarsinoma | /conditions/bile-duct-cancer/
        hepatoceluler carcinoma | /conditions/primary-liver-cancer/
        kemotherapy | /treatments/chemotherapy/
        imunotherpy | /treatments/targeted-therapy-and-immunotherapy/
        secundary livver cancer | /conditions/liver-metastases/
        coleycystectomy | /treatments/gallbladder-removal/
        neuroendokrin tumer | /conditions/neuroendocrine-tumours/
        diareah | /symptoms/diarrhoea/
        tierdnes | /symptoms/tiredness/
        livr transplnt | /treatments/liver-transplant/
        metastisys liver | /conditions/liver-metastases/
        wippel opperation | /treatments/whipple-operation/
        yelow eys | /symptoms/jaundice/
    """),
    "abbreviations": _pairs("""
        HCC | /conditions/primary-liver-cancer/
        CCA | /conditions/bile-duct-cancer/
        CRLM | /conditions/liver-metastases/
        IPMN | /conditions/pancreatic-cysts/
        FNH | /conditions/benign-liver-lumps/
        NETs | /conditions/neuroendocrine-tumours/
        pNET | /conditions/neuroendocrine-tumours/
        CBD stones | /conditions/bile-duct-stones/
        PDAC | /conditions/pancreatic-cancer/
        GB polyp | /conditions/gallbladder-polyps/
        ERCP | /treatments/ercp-and-stents/
        TACE | /treatments/embolisation/
        SIRT | /treatments/radioembolisation/
        SABR | /treatments/stereotactic-radiotherapy/
        PERT | /treatments/enzyme-replacement/
        RFA | /treatments/ablation/
        liver mets | /conditions/liver-metastases/
        RUQ pain | /symptoms/pain-under-the-ribs/
        lap chole | /treatments/gallbladder-removal/
        MDT | /glossary/#multidisciplinary-team
        PSC | /glossary/#primary-sclerosing-cholangitis
        MRCP | /glossary/#mrcp
    """),
    "word order": _pairs("""
        cancer liver secondary | /conditions/liver-metastases/
        cancer of the pancreas | /conditions/pancreatic-cancer/
        polyps in gallbladder | /conditions/gallbladder-polyps/
        stones in the bile duct | /conditions/bile-duct-stones/
        cyst on liver | /conditions/liver-cysts/
        eyes yellow | /symptoms/jaundice/
        pain in back | /symptoms/back-pain/
        transplant liver | /treatments/liver-transplant/
        removal of gallbladder | /treatments/gallbladder-removal/
        poo pale | /symptoms/pale-poo/
        shoulder right pain | /symptoms/shoulder-pain/
        Thornbury Kwame | /team/kwame-thornbury/
        tumour neuroendocrine | /conditions/neuroendocrine-tumours/
        appetite loss | /symptoms/loss-of-appetite/
        pancreas cysts | /conditions/pancreatic-cysts/
    """),
    "American spelling": _pairs("""
        liver tumor benign | /conditions/benign-liver-lumps/
        neuroendocrine tumor | /conditions/neuroendocrine-tumours/
        hemangioma of the liver | /conditions/benign-liver-lumps/
        diarrhea | /symptoms/diarrhoea/
        steatorrhea | /symptoms/oily-poo/
        embolization | /treatments/embolisation/
        radioembolization | /treatments/radioembolisation/
        chemoembolization | /treatments/embolisation/
        light colored poo | /symptoms/pale-poo/
        clay colored stools | /symptoms/pale-poo/
        tea colored pee | /symptoms/dark-pee/
        klatskin tumor | /conditions/bile-duct-cancer/
        necrotizing pancreatitis | /conditions/acute-pancreatitis/
        gray poop | /symptoms/pale-poo/
        esophagus | /glossary/#oesophagus
        hemochromatosis | /glossary/#haemochromatosis
    """),
    "plural": _pairs("""
        gallstone | /conditions/gallstones/
        gallbladder polyp | /conditions/gallbladder-polyps/
        liver cyst | /conditions/liver-cysts/
        bile duct stone | /conditions/bile-duct-stones/
        liver metastasis | /conditions/liver-metastases/
        pancreatic cysts | /conditions/pancreatic-cysts/
        pancreatic cyst | /conditions/pancreatic-cysts/
        biopsies | /glossary/#biopsy
        liver transplants | /treatments/liver-transplant/
        Whipple operations | /treatments/whipple-operation/
        hot flush | /symptoms/flushing/
        back pains | /symptoms/back-pain/
        adenomas of the liver | /conditions/benign-liver-lumps/
        fevers | /symptoms/fever/
        insulinomas | /conditions/neuroendocrine-tumours/
    """),
    "questions": _pairs("""
        what are the symptoms of gallstones | /conditions/gallstones/
        how is pancreatic cancer treated | /conditions/pancreatic-cancer/
        why are my eyes yellow | /symptoms/jaundice/
        what does it mean if my poo floats | /symptoms/oily-poo/
        why is my wee so dark | /symptoms/dark-pee/
        do I need chemotherapy | /treatments/chemotherapy/
        what happens in a whipple operation | /treatments/whipple-operation/
        is a liver cyst dangerous | /conditions/liver-cysts/
        how long does it take to recover from gallbladder removal | /treatments/gallbladder-removal/
        can gallstones be treated without an operation | /conditions/gallstones/
        what is secondary liver cancer | /conditions/liver-metastases/
        what causes liver metastases | /conditions/liver-metastases/causes-and-diagnosis/
        how much does it cost | /costs/
        where can I park | /find-us/
        how do I complain | /complaints/
        how do I make an appointment | /contact/
        why am I so tired all the time | /symptoms/tiredness/
        why do I feel full after a few bites | /symptoms/feeling-full/
        what is an ERCP | /treatments/ercp-and-stents/
        is liver cancer curable | /conditions/primary-liver-cancer/
        I have lost my appetite | /symptoms/loss-of-appetite/
        can you live without a pancreas | /conditions/pancreatic-cancer/
        what foods to avoid with gallstones | /conditions/gallstones/
        who is Dr Gurleen Ashby | /team/gurleen-ashby/
    """),
    "joined and split words": _pairs("""
        gall stones | /conditions/gallstones/
        gal stones | /conditions/gallstones/
        gall bladder polyps | /conditions/gallbladder-polyps/
        livercyst | /conditions/liver-cysts/
        livercancer secondary | /conditions/liver-metastases/
        bileduct stones | /conditions/bile-duct-stones/
        pancreaticcancer | /conditions/pancreatic-cancer/
        backpain | /symptoms/back-pain/
        back ache | /symptoms/back-pain/
        weightloss | /symptoms/weight-loss/
        yelloweyes | /symptoms/jaundice/
        heart burn | /symptoms/indigestion/
        darkpee | /symptoms/dark-pee/
        chemo therapy | /treatments/chemotherapy/
        gall bladder stones | /conditions/gallstones/
        gall bladder removal | /treatments/gallbladder-removal/
        key hole gallbladder surgery | /treatments/gallbladder-removal/
        livertransplant | /treatments/liver-transplant/
        tummyache | /symptoms/upper-tummy-pain/
    """),
}
ALL = [(kind, query, path) for kind, pairs in KINDS.items() for query, path in pairs]

_NOTHING = """
    zebra | xyzzy | qwertyuiop | broken ankle | football scores | bitcoin | mortgage rates | pizza |
    dancer | guitar lessons | hamster | verruca | cataract | acne | tonsils | hip replacement | asthma
    inhaler | pregnancy scan photos | orthodontist | ingrown toenail | varicose | flights to spain |
    lorem ipsum dolor | aaaaaaaaaaaa | kubernetes | wordpress login | cheap viagra | sciatica | snoring
    | dyslexia
"""
NOTHING = [query.strip() for query in " ".join(_NOTHING.split()).split("|")]
