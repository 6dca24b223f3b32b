"""Words on sensitive subjects in English, by area; a star stands for any letters."""

WORDS = {
    "health": """
        health, illness, ill, sick, sickness, disease, disorder, diagnos*, disab*, cancer*,
        tumor*, tumour*, chemo*, oncolog*, leukemia*, leukaemia*, diabet*, insulin, epilep*,
        asthma*, dialysis, kidney transplant, organ transplant, chronic, pain, hiv, aids,
        depress*, antidepress*, anxiety, anxious, panic attack, adhd, autis*, asperger*, bipolar*,
        schizo*, ocd, ptsd, trauma*, psychiatr*, psychosis, psychotherap*, therap*,
        mental illness, medication, insomnia*, migraine*, menopaus*, endometri*, pregnan*,
        infertil*, fertility, ivf, surrogacy, miscarr*, stillb*, abortion*, weight loss, obese,
        obesit*, anorex*, bulimi*, eating disorder, burnout, dyslex*, neurodiv*, wheelchair*,
        prosthe*, deaf, deafness, blind, blindness, surgery, dementia, alzheimer*, parkinson*,
        arthrit*, fibromyalg*, multiple sclerosis, lupus, crohn*, celiac*, coeliac*, long covid,
        herpes, suicid*, self harm*, hospice*, palliat*, erectile*, dysfunction*, impoten*,
        ozempic, wegovy, semaglutide, ssri, ssris, ritalin, adderall, prozac, viagra, stoma, colostomy,
        hysterectomy, mastectomy, vasectomy, hearing loss, hearing aid*, tinnitus, tourette*,
        dyspraxia*, dyscalculia*, stutter*, stammer*, phobia*, incontinen*, egg freezing,
        nervous breakdown, dialectical behavio*, stroke survivor,
        transplant*, amput*, paralys*, paralyz*, paraplegi*, vertigo, narcolep*, psoriasis, eczema,
        ibs, colitis, allergies,
        my weight, my body, body image, hair loss, sleep apnea, addison*, sickle cell, cystic fibrosis
    """,
    "faith": """
        faith, religio*, god, jesus, christ, christian*, catholic*, protestant*, orthodox church,
        church*, bible*, biblical*, gospel*, quran*, koran*, islam*, muslim*, mosque*, hijab*,
        halal, kosher, jew, jewish, judaism, torah*, talmud*, synagogue*, rabbi, shabbat, sabbath,
        hindu*, buddhis*, sikh*, atheis*, agnostic*, prayer*, praying, pray, worship*, theolog*,
        mormon*, jehovah*, baptis*, evangelic*, missionary, ramadan, lent fasting, kabbalah,
        wicca*, hanukkah, chanukah, passover, pesach, eid, hajj, umrah, rosary, going to mass,
        jain*, scientolog*, jesuit*, exvangelical*, ex muslim*, ex mormon*, catechis*, confirmation class,
        quaker*, amish, bahai*, zoroastrian*, lutheran*, methodist*, presbyterian*, pentecostal*, salafi*,
        sufi*, sunni, shia, ashura, yom kippur, bar mitzvah, bat mitzvah, pilgrimage to mecca
    """,
    "politics": """
        politic*, election*, electoral, voting, vote, voter, party politics, socialism*,
        socialist*, communis*, marxis*, conservative, liberal, republican*, democrat*, tory,
        lib dem, labour, labour party, labor party, green party, gop, maga, trump, biden, putin,
        brexit*, trade union*, labor union*, union activism, activis*, protest, protesting,
        zionis*, palestin*, israel*, gaza, gun right, gun control, pro life, pro choice, feminis*,
        anarchis*, nationalis*, fascis*, antifa, black lives matter, far right, far left, alt right,
        right wing, left wing, ukip, snp, libertarian*, nra, qanon, extinction rebellion, bernie sanders,
        reform uk, afd, le pen, farage, corbyn, obama, metoo, me too movement, populis*, monarchis*,
        secession*, separatis*, unionis*, intifada, dalit*
    """,
    "sexuality": """
        sex, sexual*, bi, shibari, gay, lesbian*, bisexual*, homosexual*, queer*, lgbt*, transgender*,
        transsexual*, trans, trans right, nonbinary, non binary, gender identity, intersex*,
        asexual*, kink, kinky, bdsm, sm, fetish*, polyamor*, throuple*, swinger*, swinging lifestyle,
        onlyfans, nofap, no fap, twink*, femme, butch lesbian, pronouns, my transition,
        hormone therapy, open relationship*, grindr, drag, pride, drag queen, coming out, erotic*,
        porn*
    """,
    "family": """
        dating, divorc*, single parent*, single mother, single mom, single mum, single father,
        single dad, marriage*, married, adoption, adoptive, foster child*, foster care, custody,
        widow, widowed, widower, widowhood, childless*, childfree, singles night, breakup,
        infidelity, extramarital, tinder, my ex, ex wife, ex husband, my late husband,
        my late wife, late husband, late wife, late partner
    """,
    "origin": """
        refugee*, migrant*, migration, immigra*, asylum*, visa, green card, deport*, citizenship,
        undocumented, ethnic*, race, racis*, diaspora*, indigenous*, roma people, black history,
        exile, daca, h 1b, caste, sinti, being black, being brown, being a migrant, biracial, mixed race
    """,
    "money": """
        debt, bankrupt*, salary, poverty, unemploy*, jobless*, mortgage*, foreclosure, gambl*,
        betting, welfare benefit, food bank*, homeless*, insolven*, laid off, redundan*, food stamps,
        universal credit, benefits claimant, evict*, payday loan*, child support
    """,
    "grief": "grief, griev*, bereave*, mourn*, death*, dying, loss of, funeral*, orphan*",
    "crime": """
        prison*, jail*, parole*, probation*, convict, convicted, felon*, abuse*, abusive,
        assault*, rape, criminal record, my record, domestic violence, crime victim*, stalking, arrest,
        trafficking
    """,
    "addiction": """
        addict*, alcohol*, sober*, sobriety, rehab*, drug, recovery group, recovery meeting, aa,
        aa meeting, al anon, twelve step*, 12 step*, cannabis, weed, marijuana, cocaine, heroin,
        opioid*, overdose*, overdosing, quitting smoking, quit drinking, quit smoking,
        hangover*, mdma, methadone, thc, vaping,
        ketamine, lsd, psychedelic*, ecstasy, relapse*, detox*
    """,
    "age": "ageing, aging, old age, midlife crisis, retirement home*",
}  # fmt: skip

HARMLESS = """
    Paralympics, digital detox, psychedelic music, psychedelic rock, RuPauls Drag Race, dental
    health, praying mantis, praying mantises, running races,
    Israeli folk dance, salary negotiation,
    church architecture, church organ, church bells, drag racing, race walking, race cars,
    car racing, bird migration, drum and bass, true crime, bike race, road race, race track,
    data migration, liberal arts, trans siberian, the kinks, pride and prejudice, alcohol ink,
    alcohol free, blind tasting, technical debt, greek gods, norse gods, evangelion,
    first aid, death metal, pet adoption, wildlife rehabilitation, krav maga, obstacle race,
    spartan race, trotting race, death cleaning, public health, global health, health tech,
    health technology, health app, drug development, drug discovery, gut health,
    humanitarian aid, dating show, churches and cathedrals,
    indigenous languages, legal aid, health profession, health professions, health informatics,
    electronic health record, electronic health records, health economics,
    health policy, world health organization, hindustani, hindustani and carnatic music, protest song
"""
