"""Sentences as patients write them: those that must be flagged, by advice, and those that must not be.

A bar stands between two sentences, because most are short.
"""


def _sentences(lines: str) -> tuple[str, ...]:
    return tuple(sentence.strip() for line in lines.strip().splitlines() for sentence in line.split("|"))


FLAGGED: dict[str, tuple[str, ...]] = {
    "999": _sentences("""
        I have been vomiting blood since last night | vomitting blod, what should I do
        My husband threw up a lot of blood this morning. | I was sick and there was blood in it
        There is blood in my vomit | been bringing up bright red blood | He VOMITED some dark BLOOD
        I can't stop vomiting blood | My vomit looks like coffee grounds
        She brought up what looks like coffe grounds | sick that looks like coffee
        Black, sticky, tar-like poo for two days | my poo is black and sticky
        I am passing black tarry stools | His stools have turned very black
        I've had blak diarrhea since Monday | they said it is melaena
        Mum collapsed in the kitchen this morning | I colapsed at work yesterday | he passed out twice
        Dad fainted in the bathroom | she lost consciousness for a minute
        My wife is suddenly very confused | He seems confused and does not know where he is
        Dad doesn't recognise us any more | new confusion since this morning | she isn't making any sense
        my father is talking nonsense | He is very drowsy today | Mum is so sleepy she can not stay awake
        I feel really drowsey all the time | he is hard to wake | I can't wake her up properly
        It is difficult to rouse him | Gran is unresponsive | I can’t breathe | it is getting hard to breath
        I'm struggling to breathe when I lie down | He has trouble breathing | I am very short of breath
        breathless even sitting down | I cannot catch my breath | My skin is cold and clammy
        her lips are blue | His skin looks grey and motteld | he has gone grey
        MY FINGERS HAVE TURNED BLUE!!! | hi my dad is vomiting and there's blood in it, dark red
        Sick with blood this morning | There's black stuff in my poo like tar | pooing black
        nearly collapsed in the shop | mum is confused and rambling | he can't remember what day it is
        my husband is drowsy and yellow | i cant breath properly | having difficulty breathing
        mottled legs | Coughing up blood | vomiting blooood | not eating vomiting blood
        cant eat cant sleep black poo | I have no pain and my poo is black | vómiting blöod
        hes very sleepy and hard to rouse | he hasn't stopped vomiting blood
        no GP appointment available, black tarry stools | don't know if this is black poo from iron
        I do not have a fever and I am vomiting blood | No fever. Vomiting blood.
        no fever (but vomiting blood) | without warning he collapsed
        I cannot lie flat without getting breathless | Help me please i keep throwing up and theres blood
        blood when I vomit | the vomit has blood streaks | she doesn't know where she is | can't stay awake
        her fingers and lips are going blue | I have difficulty in breathing | she stopped breathing
        sick 3 times, last time had blood in | threw up what looked like old coffee | black bowel movements
        loads of blood in the sick bowl | I cant get him to wake up | grandad has become muddled
        when I go to the toilet it is black and sticky | lips turning blue
    """),
    "fever-with-yellow-skin": _sentences("""
        I have a fever and my eyes are yellow | shivring and yellow skin
        No fever, but shivering and yellow eyes | I have jaundise. I also have the shivers.
        I have gallstones and now a temperature of 38.5 | temp 39,2 and I have a stent
        My stent was put in last month. Since today I am shivering.
        High temperature. I have a drain in my liver. | I've got chills and stones in my bile duct
        Had an ERCP last Tuesday and now I am feverish | Uncontrollable shaking since my operation
        I went home after the whipple and I have a temperature
        running a temp, gall stones seen on the scan | 38.4°C and yellow whites of the eyes
        rigors since the biopsy | my gallbladder was removed two weeks ago, teeth chattering
        Fever 101 F, jaundiced | Fever after my liver resection | shaking and yellow
        I've a high temp and gallstones | I had surgery on my liver 10 days ago and now have fever
        my biliary drain is leaking and I have a fever | My temperature is up. Stent since June.
        no pain, fever, yellow eyes
    """),
    "severe-tummy-pain": _sentences("""
        I have severe tummy pain | sudden stomach pain since an hour ago | Excrutiating pain in my abdomen
        the pain in my belly is unbearable | My stomach pain is getting really severe
        tummy pain that does not ease | pain in my stomach that won't go away | the pain is not letting up
        no position helps | I can't get comfortable, the pain is awful | I am in agony
        Worst pain of my life | my pain is 10 out of 10 | pain 9/10 under my ribs | doubled over with pain
        I am curled up in a ball with stomach cramps | terible abdominal pain
        the pain came on suddenly, in my stomach, and it is so bad I cannot stand up
        really bad pain in the tummy | nothing eases the pain | sever pain under my right ribs
        terrible pain in my stomach | the pain is excruciating
        Sudden pain in upper abdomen going to the back | very severe pain
        whatever position I lie in nothing helps the pain | pain has been constant and severe since lunch
        the pain level is 9 out of ten | my stomach is in agony | sudden onset abdominal pain
        stomach pain getting worse and worse | the pain doesn't stop
        I have never had such bad pain in my stomach | I can't bear the pain in my tummy
        bent double with pain
        can't find a position where it doesn't hurt | the pain is relentless | pain is 8/10, getting to 10/10
    """),
    "during-cancer-drugs": _sentences("""
        I am on chemo and feel unwell | I had chemotherapy last week and I am shivery
        Hot and shivery. On immunotherapy. | My temperature is 37.8 and I am having chemo
        Since the immunotheropy I don't feel well | feeling really rough after my folfirinox
        On capecitabine, sore throat and sweats | my wife is having cancer treatment and feels very hot
        I have a temperature. My alert card says 38. | poorly after chemo
        I finished chemo three weeks ago and have a fever | Mum feels awful on her cancer drugs
        keytruda stopped in May, now I am burning up | I am not feeling well since gemcitabine
        I'm having chemo and I feel terrible | unwell since my immunotherapy | chemo patient, hot and clammy
        flu-like symptoms after pembrolizumab
    """),
    "jaundice": _sentences("""
        I think I have jaundice | is this jaundise? | My eyes are yellow | his skin has gone yellow
        The whites of my eyes look yellowish | I am yellow | she is going a bit yellow
        people say I look yellow | Last year I had jaundice | my mother had jaundice before she died
        yelow skin and itching | my pee is dark | dark urine for three days | My wee is the colour of cola
        brown pee | tea coloured urine | pale poo | my stools are very pale | clay-coloured stools
        My poo has gone white | no itching but the eyes have a yellow tinge
        not only yellow eyes, also tired | I don't know why I am yellow | yellow eyes | he looks yellow
        My husband is jaundiced | yellow tinge to my skin | orange urine | my urine has become dark
        whitish stool | Yellow skin & itching | janudice | My GP did not notice that my eyes are yellow
        jaundice not going away | I don't feel well, yellow eyes | painless jaundice | Why is my skin yellow
        My baby is yellow | not itchy, yellow eyes, pale poo | not very yellow but yellow
    """),
    "cannot-keep-fluids-down": _sentences("""
        I cannot keep fluids down | I can't keep anything down | cant keep water down
        Not able to keep any food or drink down since Sunday | she is unable to keep down even sips
        nothing stays down | I vomit everything I drink | Everything I drink comes straight back up
        I'm sick every time I drink | he has not kept any fluids down | can not keep my tablets down
        I throw up after every sip of water | can't keep food or water down | not keeping anything down
        bringing everything back up | Nothing will stay down | can't keep my meds down
        cannot keep anything in me down | I've been unable to keep down water | vomiting everything
        I can hold nothing down | even sips of water come back up | haven't managed to keep fluids down
    """),
    "gallstone-pain": _sentences("""
        I have gallstones and the pain has lasted 10 hours | gallstone pain all night
        My gall stones: pain since yesterday | gallbladder attack for twelve hours now
        the pain from my galstones has not gone, 9 hrs now
        pain for two days, I have stones in my gallbladder | All day pain. Gallstones were seen in March.
        constant pain from gallstones | gallstones, pain for 9 hours | gallstones pain 24 hours
    """),
    "crisis": _sentences("""
        I want to kill myself | I feel suicidle | suicidal thoughts | I don't want to live any more
        I do not want to be here any more | thinking of ending my life | I want to end it all
        They would be better off without me | there is no point in living like this | I wish I was dead
        I just want to die | I would never kill myself, but I think of it | life is not worth living
        I can't go on | I took an overdose | I might harm myself | I have nothing left to live for
        I don't want to be alive | I want to take my own life | ready to die
        I dont want to wake up tomorrow | I'd rather be dead | i want to kms | no reason to live
        I am not suicidal but I do not want to live | I don’t wanna be here anymore
        I think about killing myself | would be better dead | I hope I don't wake up
        I don't feel like living any more | I've been thinking of ending things | I can't face living
    """),
}

# Denied in the same breath.
DENIED = _sentences("""
    I have no jaundice | I am not yellow | without fever | never had black poo
    Patient denies vomiting blood | I have not vomited blood | No fever, jaundice or vomiting of blood.
    I have gallstones, but no fever | I have a stent and have not had a temperature | My eyes aren't yellow
    my skin has never been yellow | My urine is not dark | no dark urine or pale stools
    I haven't noticed my eyes going yellow | Vomiting but no blood | no signs of jaundice
    I did not collapse | He isn't confused | No severe tummy pain | The pain is not severe
    I am not short of breath | Jaundice: no. Fever: no. Black stools: no. | Vomiting blood? No.
    I don't want to die | I have never felt suicidal | neither fever nor jaundice
    no longer yellow since the stent | I'm on chemo and I don't have a fever
    no fever/jaundice, gallstones known | I have no history of jaundice
    No symptoms at all, it was an incidental finding | no pain at all | never any pain, no yellowness
    not vomiting, not yellow, not feverish, gallstones known | I don't feel suicidal
    I am not in severe pain | I've not had any black stools | I am not confused | not drowsy
    No trouble breathing | does not have a fever, has gallstones | I am not unwell on chemo
    I haven't got a temperature and I'm on chemo | my poo isn't black | stools are not pale
    no blood in vomit | my vomit has no blood in it | no longer vomiting blood | hasn't been yellow
    I have never been jaundiced | I have had no vomiting, no blood and no fever
    I haven't had any yellowing of the eyes or skin
    never been yellow, never had fever, I do have gallstones | There is no blood when I am sick
    No jaundice. No fever. No weight loss. Gallstones on scan.
    I have gallstones and have not had fever or shivering | no yellow eyes, dark urine or pale stools
    My father is not drowsy or confused | He is not confused or drowsy | I haven't collapsed or fainted
    she did not faint | there was no collapse | no chest pain or shortness of breath | I'm not breathless
    My skin is not yellow and my eyes are not yellow | there are no thoughts of suicide | not suicidal
    My scan showed no gallstones, I have had a fever | I had no fever after my ERCP
    My wee is not dark and my poo is not pale | I do not want to die of this
""")

# The same words, meant otherwise, and what people ask on an ordinary day.
HARMLESS = _sentences("""
    I'm black British and have bowel cancer that spread to the liver | Dad had chemo in 2020 and is well
    I can walk 2 miles without getting out of breath | What painkillers can I take with liver disease?
    I can keep fluids down | Can I drink black coffee before the scan? | My yellow car is in your car park
    I had a blood test last week | My chemo starts next month | I was only killing time in the waiting room
    Excitement was at fever pitch | I get hay fever and I have gallstones
    My blood pressure is fine and I feel sick of waiting
    I vomit after meals. My blood results came back normal. | Should I bring my blood thinners?
    I am confused about my appointment letter | Sorry for the confusion
    I take a black tablet and a yellow one | Do you have a blue badge space? | I wear grey and blue to work
    My marriage has collapsed | A collapsed lung in 1990 | How long is the wait for gallbladder surgery?
    The pain comes and goes after fatty food | mild tummy ache after meals
    My knee pain is worse than my tummy | severe pain in my knee | Will the sedation make me drowsy?
    I need a breath test | I cannot keep my appointment on Monday | I am dying to know the results
    Will this kill me? | the waiting is driving me up the wall | My stool sample was lost
    Is a drink of tea, water or juice allowed before the scan? | It is very cold in your waiting room
    I was born in the year 1938 and live in Yellow Street
    We stood in front of the brown door by the bloom stall | I had several tummy scans
    My conclusion: I need a second opinion | end of life care for my uncle | I feel sick with worry
    I am hot on the heels of a diagnosis | Can I have the flu jab during chemo?
    Liver cysts were found. What do they mean? | When can I drive after my operation?
    I am writing about my mother, who is 78. She was told she has a cyst on her pancreas. What happens next?
    I have had a scan and they found a 2cm cyst in my liver. Should I be worried?
    My GP said my liver blood tests are raised. | I'd like a second opinion on my scan. I feel well.
    Is there parking? My husband uses a wheelchair.
    I'm 40 and have gallstones. The pain comes after meals and lasts two hours.
    I had an ERCP in 2019 and I feel fine. | How long after surgery can I fly?
    My stent is due to be changed in March. | I have a hernia. Do you operate on those?
    My pain is better now, thank you. | I take blood pressure tablets. Can I take them before the operation?
    I have been tired and have lost weight. | Can I eat before my scan? Should I stop drinking coffee?
    My dog was sick on the letter you sent, please send another
    Please call me at 10 or after 9 in the evening
    My father died of pancreatic cancer. Should I be tested? | The chemo nurse asked me to write to you
    Is chemo needed after surgery? | My chemo is on hold and I feel well
    I was sick with worry but all is well | Is it normal to have dark hair loss?
    I cannot get through on the phone | my hands were shaking when I opened the letter
    The pain clinic sent me | I get cold in winter | I'm hot-headed, sorry
    I have a cold and wonder if my scan can go ahead | the drain outside your building is blocked
    I lost my yellow appointment card | I would like to donate blood | Do I have to stop my blood thinners?
    my mum is confused by all the words | Do you treat polyps? Mine is 9 mm
    I have 10 polyps and 8 hours of free time | my appointment is in 10 hours
    He was a heavy drinker, his bilirubin is 30 | weight 99.5 kg, height 180
    I wish to end my contract with your clinic | I want to end my treatment | Could I die of this?
    I want to live | Happy to be alive | I was told to stay positive | I can keep everything down
    My stomach is fine | Breathing is fine | I'm able to keep fluids down | Urine normal, stools normal
    My stools are brown and my urine is yellow | My temperature is 36.5 and I have a stent
    temperature normal, on chemo, feeling well | I feel good on chemo | Chemo went well
    I have pain for 20 minutes after meals. I have gallstones. | my gallstones hurt for 2 hours last week
    I had gallstone pain for 3 hours | I need a letter for my holiday insurance please
    The results of my blood tests, CT and MRI came back | Could my tiredness be from my liver?
    I love yellow roses | The white paper on liver disease | My hair has gone grey | a cold drink
    I take iron tablets | It's hard to wait for results | I'm struggling with the parking machine
    I have trouble sleeping | the print on the letter is so pale
    What is the best time to call? I work nights. | I had surgery on my knee last year
    The scan was black and white | The coffee in your waiting room is great | Coffee gives me heartburn
    I feel down | I am sad about my diagnosis | I am frightened of dying | How long do I have to live?
    Will I live? | I need to carry on working during treatment | Please kill the newsletter subscription
    I was shaking hands with the surgeon | drains and pipes | I feel drained | I am blue badge holder
    Grey's Anatomy made me think of you | Is it a severe illness? | I have a sudden change of address
    My terrible handwriting, sorry | It hurts to see my mum like this
    The operation was on Monday and I feel good | My mother is 9 out of 10 happy with you
    hours of pain-free life | My dad, who had a Whipple, is doing well
    I have an appointment at 10.30, room 38 | 38 Yellow Lane, flat 40
    I have had gallstones for 10 years without trouble | I can't go on holiday until this is sorted
    I have never been to a hospital before. Where do I park? | I don't know who I should ask
    The letter does not make sense to me | The cancer is not responding to treatment | I don't have a GP
    I can't find the right form | The stairs leave me no choice but the lift
    Please do not call before 9, I sleep late | I can't wait to see you
    I do not understand the black and white picture of my liver
""")
