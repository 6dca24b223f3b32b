"""Words on sensitive subjects in German, by area; a star stands for any letters."""

WORDS = {
    "health": """
        schwerhorig*, tinnitus*, stottern, phobie*, inkontinenz*, erektion*, impoten*, chemo, chemotherapie*,
        *kreb*, *krank*, *tumor*, chemo*, onkolog*, leukamie*, *diagnose*, gesundheit*, behinder*,
        *behindert*, rollstuhl*, diabet*, zuckerkrank*, epilep*, asthma*, dialyse*, *schmerz**,
        aids, depress*, angst*, panikattack*, adhs, autis*, bipolar*, schizo*, zwangsstorung*,
        *storung, trauma*, psychiatr*, *therapie*, *therapeut*, medikament*, schlaflos*,
        schlafstorung*, migrane*, wechseljahr*, menopause*, endometriose*, schwanger*,
        kinderwunsch*, unfruchtbar*, fehlgeburt*, sternenkind*, abtreibung*,
        schwangerschaftsabbruch*, ubergewicht*, abnehmen, magersucht*, bulimie*, essstorung*,
        burnout, legasthen*, neurodiv*, gehorlos*, blind, sehbehindert*, demenz*, alzheimer*,
        parkinson*, rheuma*, suizid*, selbstmord*, pflegefall*, hospiz*, organspende*
    """,
    "faith": """
        konfirmand*, kommunionkind*, firmung, rosenkranz*, zuckerfest, fastenzeit, ramadan*,
        glaube, glauben, *religion*, religios*, gott, gottesdienst*, jesus, christ, christen*,
        christlich*, katholi*, evangelisch*, protestant*, kirche*, *gemeindearbeit*, bibel*,
        koran*, islam*, muslim*, moschee*, kopftuch*, jude, juden*, judisch*, synagoge*, thora*,
        hinduis*, buddhis*, atheis*, gebet*, beten, pfarrer*, theolog*, zeugen jehova*,
        konfirmation*
    """,
    "politics": """
        letzte generation, rechtsextrem*, linksextrem*, querdenk*, reichsbuerg*, reichsburg*,
        *politik*, politisch*, *wahlkampf*, bundestagswahl*, landtagswahl*, partei*, afd, cdu,
        csu, spd, fdp, die linke, die grunen, *sozialism*, *sozialist*, kommunis*, konservativ*,
        gewerkschaft*, aktivis*, demonstration*, feminis*, anarchis*, nationalis*, faschis*,
        nazi*, antifa, palastina*, israel*
    """,
    "sexuality": """
        swingerclub*, geschlechtsangleich*, meine transition, polyamor*,
        sex, sexual*, *sexuell*, *sexualitat*, schwul*, lesb*, queer*, lgbt*, trans, transgender*,
        transident*, nichtbinar*, fetisch*, erotik*, polyamor*, geschlechtsidentitat*, csd
    """,
    "family": """
        scheidung*, geschieden*, trennung*, alleinerzieh*, *witwe*, verwitwet*, ehe, eheleben*,
        heirat*, *adoption*, pflegekind*, sorgerecht*, kinderlos*, dating, partnersuche*
    """,
    "origin": """
        fluchtling*, gefluchtet*, flucht, *asyl*, migrant*, migration*, einwander*, zuwander*,
        auslander*, aufenthaltstitel*, visum*, abschieb*, einburger*, *herkunft*, rassis*,
        diaspora*
    """,
    "money": """
        *schulden*, insolven*, privatinsolvenz*, *arbeitslos*, hartz*, burgergeld*, armut*,
        *gehalt, kredit*, obdachlos*, glucksspiel*, sportwetten*
    """,
    "grief": "*trauer*, tod, todesfall*, sterbe*, gestorben*, verstorben*, beerdigung*, verlust*",
    "crime": """
        gefangnis*, knast*, haft, haftstrafe*, vorstrafe*, vorbestraft*, bewahrung*, missbrauch*,
        *vergewaltig*, hausliche gewalt, gewalterfahr*, opferhilfe*, stalking
    """,
    "addiction": """
        sucht*, *sucht, *suchtig*, abhangig*, alkohol*, trocken seit, nuchtern*, entzug*, reha,
        rehaklinik*, droge*, drogen*, cannabis*, kiffen*, kokain*, anonyme alkoholiker
    """,
    "age": "altersheim*, pflegeheim*, alterwerden, midlife crisis*",
}  # fmt: skip

HARMLESS = "besucht, gesucht, versucht, untersucht, sehnsucht, alkoholfrei"
