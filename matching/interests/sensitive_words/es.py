"""Words on sensitive subjects in Spanish, by area; a star stands for any letters."""

WORDS = {
    "health": """
        quimio*, acufeno*, tartamud*, fobia*, incontinencia, disfuncion*, sordera,
        cancer*, tumor*, quimio*, oncolog*, leucemia*, enferm*, salud, salud mental, diagnostic*,
        discapaci*, silla de rueda, diabet*, epilep*, asma, dialisis, dolor*, vih, sida, depresi*,
        deprimid*, ansiedad, panico, tdah, autis*, bipolar*, esquizo*, toc, trauma*, psiquiatr*,
        terapia*, terapeut*, medicacion, insomnio, migrana*, menopausia*, endometriosis, embaraz*,
        infertil*, fecundacion*, aborto*, abortar, obesid*, obeso, obesa, sobrepeso, adelgazar,
        anorexia*, bulimia*, dislexia*, sordera, ceguera, demencia, alzheimer, parkinson,
        artritis, suicid*, autolesion*, cirugia*
    """,
    "faith": """
        catequesis, semana santa penitente, primera comunion, confirmacion catolica,
        mi fe, la fe, religi*, dios, jesus, jesucristo, cristo, cristian*, catolic*, protestante*,
        evangelic*, iglesia*, biblia*, biblic*, coran, islam*, musulman*, mezquita*, judio*,
        judia, judaism*, sinagoga*, hinduis*, budis*, ateo*, atea, ateismo, oracion, orar, rezar,
        rezo, misa, ramadan, teolog*, testigos de jehova
    """,
    "politics": """
        extrema derecha, extrema izquierda, votante de vox, independentis*,
        politic*, eleccion*, electoral*, votar, partido popular, psoe, podemos, socialism*,
        socialist*, comunis*, izquierda*, derecha, conservador*, sindica*, activis*, feminis*,
        anarquis*, nacionalis*, independentis*, fascis*, palestin*, israel*
    """,
    "sexuality": """
        sexo, sexual*, gay, lesbian*, bisexual*, homosexual*, queer, lgbt*, trans, transexual*,
        transgenero*, no binari*, fetich*, poliamor*, orgullo gay, erotic*
    """,
    "family": """
        divorci*, separacion*, madre soltera, padre soltero, monoparental*, viud*, matrimoni*,
        adopcion*, custodia, ligar
    """,
    "origin": """
        refugiad*, asilo, inmigra*, migrante*, migracion*, emigra*, visado*, visa, deporta*,
        sin papeles, nacionalidad*, racis*, etnia*, etnic*, diaspora*, indigena*, exilio*, gitan*
    """,
    "money": """
        deuda*, endeud*, bancarrota*, desemple*, paro, parado, pobreza*, sueldo*, salario*,
        hipoteca*, desahuci*, apuesta*, ludopat*
    """,
    "grief": "duelo*, luto, muerte*, fallec*, perdida de, funeral*, huerfan*",
    "crime": """
        carcel*, prision*, preso, presa, libertad condicional, condenad*, abuso*, agresion*,
        violacion*, violencia*, maltrat*, victima*
    """,
    "addiction": """
        adiccion*, adict*, alcohol*, sobrio, sobriedad, rehabilit*, desintoxica*, droga*,
        drogadic*, cannabis, marihuana*, cocaina*, porro
    """,
    "age": "vejez, envejec*, tercera edad, residencia de ancianos",
}  # fmt: skip

HARMLESS = "sin alcohol"
