"""Words on sensitive subjects in Polish, by area; a star stands for any letters."""

WORDS = {
    "health": """
        rak, raka, rakiem, nowotw*, guz, chemioterap*, onkolog*, białaczk*, chorob*, chory, chora,
        chorow*, zdrowi*, diagnoz*, niepełnospraw*, inwalid*, wózek inwalidzki, cukrzyc*,
        padaczk*, epilep*, astma, astmy, dializ*, ból, bólu, hiv, aids, depresj*, lęk, lęki,
        lękow*, adhd, autyzm*, autyst*, dwubiegunow*, schizofren*, trauma*, psychiatr*,
        psychoterap*, terapi*, terapeut*, bezsenno*, migren*, menopauz*, endometrioz*, ciąża,
        ciąży, ciążow*, niepłodno*, in vitro, poroni*, aborcj*, otyłoś*, odchudz*, anoreksj*,
        bulimi*, dysleks*, głuch*, niewidom*, demencj*, alzheimer*, parkinson*, samobój*,
        samookalecz*
    """,
    "faith": """
        wiara, wiary, wiarę, religi*, jezus*, chrystus*, chrześcija*, katoli*, protestan*,
        ewangeli*, prawosław*, kośció*, kościel*, kościoł*, biblia, biblii, biblijn*, koran*,
        islam*, muzułma*, meczet*, żyd, żydów*, żydzi, żydowsk*, judaizm*, synagog*, hinduiz*,
        buddyz*, buddyj*, ateist*, ateizm*, modlitw*, modlić, msza, ramadan*, teolog*, pielgrzym*
    """,
    "politics": """
        polity*, wybory, wyborcz*, głosowan*, partia polityczna, konfederacja, tusk, kaczyńsk*,
        socjalis*, socjaliz*, komunis*, komuniz*, konserwaty*, lewica*, prawica*,
        związki zawodowe, aktywis*, aktywiz*, feminis*, feminiz*, anarchi*, nacjonalis*,
        nacjonaliz*, faszy*, palesty*, izrael*
    """,
    "sexuality": """
        seks, seksu*, gej, geje, gejow*, lesbij*, biseksual*, homoseksual*, queer, lgbt*, trans,
        transpłciow*, transseksual*, niebinarn*, fetysz*, poliamor*, parada równości, erotyk*,
        erotycz*
    """,
    "family": """
        rozwód, rozwod*, rozwied*, separacj*, samotna matka, samotny ojciec, wdow*, małżeń*,
        adopcj*, opieka nad dzieckiem, bezdzietn*, randk*
    """,
    "origin": """
        uchodźc*, azyl*, imigra*, emigra*, migrant*, migracj*, wiza, wizy, deportac*,
        obywatelstw*, rasizm*, rasow*, etniczn*, diaspor*, wygnan*, romowie
    """,
    "money": """
        dług, długi, długów, zadłuż*, bankruct*, upadłoś*, bezrobo*, ubóstw*, pensja, zarobki,
        hipote*, kredyt*, bezdomn*, hazard*, zasiłek
    """,
    "grief": "żałob*, śmier*, umieran*, zmarł*, strata, pogrzeb*, sierot*",
    "crime": "więzie*, aresz*, skazan*, przemoc*, przestęp*, gwałt*, molestow*, ofiara, ofiary",
    "addiction": """
        uzależni*, nałóg, nałog*, alkohol*, trzeźw*, odwyk*, narkoty*, narkoman*, marihuan*,
        kokain*
    """,
    "age": "starość, starości, dom starców, dom opieki",
}  # fmt: skip

HARMLESS = "bez alkoholu"
