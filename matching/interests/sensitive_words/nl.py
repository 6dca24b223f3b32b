"""Words on sensitive subjects in Dutch, by area; a star stands for any letters."""

WORDS = {
    "health": """
        *kanker*, *tumor*, chemo*, oncolog*, leukemie*, ziek*, *ziekte*, gezondheid*, diagnose*,
        handicap*, gehandicapt*, beperking*, rolstoel*, diabet*, suikerziekte*, epilep*, astma*,
        dialyse*, *pijn*, hiv, aids, depress*, *angst*, paniekaanval*, adhd, autis*, bipola*,
        schizo*, *stoornis*, trauma*, psychiatr*, *therapie*, *therapeut*, medicijn*, medicatie*,
        slapeloos*, migraine*, overgang, menopauze*, endometriose*, zwanger*, onvruchtba*, ivf,
        miskraam*, abortus*, obesitas*, overgewicht*, afvallen, anorexia*, boulimia*,
        eetstoornis*, dyslexi*, doof, doofheid, blind, dementie*, alzheimer, parkinson, reuma*,
        zelfmoord*, suicid*, operatie
    """,
    "faith": """
        geloof*, gelovig*, religi*, godsdienst*, god, gods, jezus, christen*, christelijk*,
        katholi*, protestant*, gereformeerd*, evangeli*, *kerk, *kerken, kerkdienst*, kerkelijk*,
        bijbel*, koran*, islam*, moslim*, moskee*, hoofddoek*, jood, joden, joods*, synagoge*,
        thora*, hindoe*, boeddhis*, atheis*, gebed*, bidden, ramadan, theolog*, jehova*
    """,
    "politics": """
        *politiek*, politic*, verkiezing*, stemmen, pvv, vvd, pvda, groenlinks, d66, cda, wilders,
        socialism*, socialist*, communis*, conservatie, vakbond*, activis*, demonstratie*,
        feminis*, anarchis*, nationalis*, fascis*, palestijn*, israel*
    """,
    "sexuality": """
        seks, seksu*, sex, sexual*, gay, homo, homoseksu*, lesbi*, biseksu*, queer, lhbt*, lgbt*,
        trans, transgender*, non binair*, fetisj*, polyamor*, erotiek*, erotisch*
    """,
    "family": """
        *scheiding*, gescheiden, alleenstaand*, weduw*, *huwelijk*, getrouwd*, adoptie*,
        pleegkind*, voogdij*, kinderloos*, daten
    """,
    "origin": """
        vluchteling*, gevlucht*, *asiel*, migrant*, migratie*, immigra*, emigra*, allochto*,
        visum*, uitzetting*, inburger*, verblijfsvergunning*, racis*, etnisch*, afkomst*,
        diaspora*
    """,
    "money": """
        schuld, schulden*, failliet*, faillissement*, werkloos*, armoede*, salaris*, uitkering*,
        bijstand*, hypotheek*, dakloos*, gokken, gokverslaa*
    """,
    "grief": """
        rouw*, verdriet*, dood, overleden*, overlijden*, sterven*, verlies van, *begrafenis*
    """,
    "crime": """
        gevangenis*, gedetineerd*, veroordeeld*, strafblad*, reclassering*, misbruik*, mishandel*,
        aanranding*, verkracht*, huiselijk geweld, slachtoffer*
    """,
    "addiction": """
        *verslaafd*, *verslaving*, alcohol*, nuchter*, afkick*, rehab, drug, drugs*, cannabis,
        wiet*, cocaine*
    """,
    "age": "ouderdom*, verzorgingstehuis*, verpleeghuis*",
}  # fmt: skip

HARMLESS = "alcoholvrij"
