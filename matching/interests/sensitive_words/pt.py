"""Words on sensitive subjects in Portuguese, by area; a star stands for any letters."""

WORDS = {
    "health": """
        cancer*, cancro*, tumor*, quimio*, oncolog*, leucemia*, doenca*, doente*, saude,
        saude mental, diagnostic*, deficien*, cadeira de roda, diabet*, epilep*, asma, dialise,
        dor, dores, hiv, vih, sida, depress*, ansiedade, panico, tdah, phda, autis*, bipolar*,
        esquizo*, trauma*, psiquiatr*, terapia*, terapeut*, medicament*, remedio*, insonia*,
        enxaqueca*, menopausa*, endometriose, gravidez*, gravida*, infertil*, fertiliza*, aborto*,
        obesid*, obeso, obesa, emagrec*, anorexia*, bulimia*, dislexia*, surdez, cegueira,
        demencia, alzheimer, parkinson, artrite, suicid*, cirurgia*
    """,
    "faith": """
        minha fe, religi*, deus, jesus, cristo, cristao*, crista, cristianis*, catolic*,
        protestante*, evangelic*, igreja*, biblia*, biblic*, alcorao, isla, islam*, muculman*,
        mesquita*, judeu*, judaic*, judaism*, sinagoga*, hinduis*, budis*, ateu*, ateia, ateismo,
        oracao, oracoes, orar, rezar, missa, umbanda, candomble, ramadao, teolog*,
        testemunhas de jeova
    """,
    "politics": """
        politic*, eleicao, eleicoes, eleitoral*, votar, partido*, bolsonar*, lula da silva,
        socialism*, socialist*, comunis*, esquerda*, direita, conservador*, sindica*, ativis*,
        activis*, feminis*, anarquis*, nacionalis*, fascis*, palestin*, israel*
    """,
    "sexuality": """
        sexo, sexual*, gay, lesbica*, bissexual*, homossexual*, queer, lgbt*, trans, transexual*,
        transgener*, nao binari*, fetich*, poliamor*, orgulho gay, erotic*
    """,
    "family": """
        divorci*, separacao*, mae solteira, mae solo, pai solteiro, monoparental*, viuv*,
        casamento*, adocao*, guarda compartilhada
    """,
    "origin": """
        refugiad*, asilo, imigra*, migrante*, migracao*, emigra*, visto, deporta*, sem papeis,
        nacionalidade*, racis*, etnia*, etnic*, diaspora*, indigena*, quilombol*, exilio*, cigan*
    """,
    "money": """
        divida*, endivid*, falencia*, desempreg*, pobreza*, salario*, hipoteca*, despejo*,
        aposta*, jogo do bicho
    """,
    "grief": "luto, enlut*, morte*, falec*, perda de, funeral*, velorio*, orfao*, orfa",
    "crime": """
        prisao*, cadeia, preso, presa, liberdade condicional, condenad*, abuso*, agressao*,
        estupro*, violacao*, violencia*, vitima*
    """,
    "addiction": """
        vicio*, viciad*, adicto*, alcool*, sobriedade, sobrio, reabilita*, desintoxica*, droga*,
        maconha*, cannabis, cocaina*, dependencia*
    """,
    "age": "velhice, envelhec*, terceira idade, lar de idosos",
}  # fmt: skip

HARMLESS = "sem alcool"
