"""Words on sensitive subjects in French, by area; a star stands for any letters.

A word that may follow an apostrophe is written with a star before it: «l’église».
"""

WORDS = {
    "health": """
        chimio*, acouphene*, begaiement*, phobie*, incontinence, dysfonction*, surdite,
        cancer*, tumeur*, chimio*, *oncolog*, leucemie*, malad*, sante, la sante, diagnosti*,
        *handicap*, fauteuil roulant, diabet*, *epilep*, *asthme*, *asthmatique*, dialyse*,
        douleur*, vih, sida, depress*, deprime*, *anxiet*, *anxieu*, *angoisse*, tdah, autis*,
        lautis*, bipolair*, schizo*, trauma*, psychiatr*, therap*, psychotherap*, medicament*,
        *insomni*, migraine*, menopaus*, *endometrios*, *enceinte, grossesse*, *infertil*, pma,
        fiv, fausse couche, *avortement*, ivg, obese*, obesit*, lobesit*, surpoids, maigrir,
        *anorexi*, boulimi*, burn out, burnout, dyslexi*, surdite*, sourd, cecite*, *aveugle*,
        demence*, alzheimer, parkinson, *arthrite*, suicid*, *automutil*, chirurgie*
    """,
    "faith": """
        catechis*, careme, pelerinage a la mecque, confirmand*,
        foi, ma foi, religi*, dieu, jesus, christ, chretien*, christian*, catholi*, protestant*,
        *evangeli*, *eglise*, bible*, biblique*, coran, *islam*, musulman*, mosquee*,
        voile islamique, juif*, juive*, judai*, synagogue*, torah, hindou*, bouddhis*, *athee*,
        *atheis*, *agnosti*, priere*, prier, messe, ramadan, theolog*, temoins de jehova
    """,
    "politics": """
        gilets jaunes, extreme droite, extreme gauche, rassemblement national, insoumis*,
        politi*, election*, lelection*, *electoral*, voter, parti socialiste,
        rassemblement national, macron, le pen, melenchon, socialism*, socialist*, communis*,
        conservateur*, extreme droite, extreme gauche, syndicat*, syndicalis*, militant*,
        *activis*, manifestation*, feminis*, *anarchis*, nationalis*, fascis*, palestin*, *israel*
    """,
    "sexuality": """
        echangis*, libertin*, transition de genre, trouple*,
        sexe, sexual*, sexuel*, gay, lesbien*, bisexuel*, *homosexu*, queer, lgbt*, trans,
        transgenre*, transsexu*, non binaire, fetichis*, polyamour*, *erotis*, *erotique*
    """,
    "family": """
        divorc*, separation*, mere celibataire, pere celibataire, celibat*, monoparent*, veuf*,
        veuve*, veuvage, mariage*, *adoption*, garde alternee, sans enfant
    """,
    "origin": """
        refugie*, asile, lasile, dasile, migrant*, migration*, *immigr*, *emigr*, visa,
        sans papier, titre de sejour, *expulsion*, naturalisation*, racis*, *ethni*, diaspora*,
        *indigene*, exil, lexil, dexil
    """,
    "money": """
        dette*, *endett*, surendett*, faillite*, chomage*, chomeu*, pauvret*, salaire*,
        hypotheque*, rsa, sans abri, jeux d argent, jeux dargent, paris sportif
    """,
    "grief": """
        deuil*, *endeuill*, mort, la mort, deces, perte de, *enterrement*, *obseque*, *orphelin*
    """,
    "crime": """
        prison*, *incarcer*, detenu*, condamn*, liberte conditionnelle, abus, dabus, labus,
        *agression*, viol, violence*, victime*, harcelement*
    """,
    "addiction": """
        *addict*, *alcool*, sobriete*, desintox*, rehab, drogue*, toxicoman*, cannabis, weed,
        cocaine*, dependance*
    """,
    "age": "vieillesse*, vieillir, vieillissement*, ehpad, maison de retraite",
}  # fmt: skip

HARMLESS = "sans alcool"
