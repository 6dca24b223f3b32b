"""Words on sensitive subjects in Italian, by area; a star stands for any letters.

A word that may follow an apostrophe is written with a star before it: “dell’aborto”.
"""

WORDS = {
    "health": """
        cancro*, tumor*, chemio*, *oncolog*, leucemia*, malatti*, malato, malata, salute,
        diagnosi*, disabil*, *handicap*, sedia a rotelle, carrozzina, diabet*, *epiless*, asma,
        lasma, dialisi*, dolore, dolori, hiv, aids, depress*, ansia, lansia, *attacchi di panico,
        adhd, autis*, lautis*, bipolar*, schizo*, trauma*, psichiatr*, psicoterap*, terapia*,
        terapie, terapeut*, farmaci, *insonnia*, *emicrania*, menopausa*, *endometriosi*,
        gravidanza*, incinta, *infertil*, fecondazione*, *aborto*, obeso, obesa, obesit*,
        lobesit*, dimagri*, *anoressi*, bulimi*, dislessi*, sordita*, *cecita*, demenza*,
        alzheimer, parkinson, *artrite*, suicid*, *autolesion*, chirurgi*
    """,
    "faith": """
        fede, religi*, dio, gesu, cristo, cristian*, cattolic*, protestant*, *evangelic*, chiesa,
        chiese, bibbia*, biblic*, corano, *islam*, musulman*, moschea*, ebreo, ebrea, ebrei,
        lebrei, ebraic*, lebraic*, *ebraism*, sinagoga*, *induis*, buddis*, buddhis*, ateo, lateo,
        atea, *ateismo, *agnostic*, preghier*, pregare, messa, ramadan, teolog*,
        testimoni di geova
    """,
    "politics": """
        politic*, elezion*, lelezion*, *elettoral*, votare, partito*, lega nord, meloni,
        berlusconi, socialism*, socialist*, comunis*, sinistra, destra, conservatore,
        conservatori, sindacat*, sindacal*, *attivis*, femminis*, *anarchi*, nazionalis*, fascis*,
        palestin*, *israel*
    """,
    "sexuality": """
        sesso, sessual*, gay, lesbic*, bisessual*, *omosessual*, queer, lgbt*, trans,
        transessual*, transgender*, non binari*, feticis*, poliamor*, *erotic*, *erotismo
    """,
    "family": """
        divorzi*, separazione*, madre single, padre single, monogenitor*, vedov*, matrimoni*,
        *adozion*, *affidamento*
    """,
    "origin": """
        rifugiat*, profug*, *asilo politico, *immigra*, migrant*, migrazion*, *emigra*, visto,
        permesso di soggiorno, *espulsion*, cittadinanza*, razzis*, *etnia, *etnic*, diaspora*,
        *indigen*, *esilio
    """,
    "money": """
        debito, debiti, *indebita*, bancarotta*, fallimento*, disoccup*, poverta*, stipendio*,
        mutuo, sfratto*, scommess*, ludopati*, gioco dazzardo
    """,
    "grief": "lutto*, morte, decesso*, perdita di, funeral*, *orfan*",
    "crime": """
        carcer*, prigion*, detenut*, condannat*, liberta vigilata, *abuso, *abusi, *aggression*,
        stupro*, violenz*, vittima*, vittime
    """,
    "addiction": """
        dipendenza*, dipendenze, tossicodipend*, alcol*, lalcol*, *alcool*, sobrio, sobrieta*,
        disintossica*, droga*, droghe, cannabis, marijuana, cocaina*
    """,
    "age": "vecchiaia*, *invecchia*, terza eta, casa di riposo",
}  # fmt: skip

HARMLESS = "senza alcol"
