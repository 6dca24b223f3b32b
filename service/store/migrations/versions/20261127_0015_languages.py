"""languages that a list named in words are stored by their codes

Revision ID: 0015
Revises: 0014
"""

import re

import sqlalchemy as sa
from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None

# As languages are named today, those that people most often write; a rarer one stays as it is until its
# writer changes an answer. Copied on purpose: what is understood later must not change this step.
NAMES = """
af: afrikaans, afrikáans
am: amharic, amharique, amharisch, amárico
ar: arabe, arabe standard moderne, arabic, arabisch, modern standard arabic, modernes hocharabisch, árabe, árabe estándar moderno, العربية
az: aserbaidschanisch, azerbaijani, azerbaiyano, azerbaïdjanais
be: belarusian, belarussisch, bielorruso, biélorusse
bg: bulgare, bulgarian, bulgarisch, búlgaro, български
bn: bangla, bengali, bengalisch, bengalí, বাংলা
bs: bosnian, bosniaque, bosnio, bosnisch
ca: catalan, català, catalán, katalanisch
cs: checo, czech, tchèque, tschechisch, čeština
cy: gallois, galés, walisisch, welsh
da: danish, danois, dansk, danés, dänisch
de: alemán, alemán austríaco, allemand, allemand autrichien, allemand suisse, alto alemán suizo, austrian german, deutsch, german, schweizer hochdeutsch, swiss high german, österreichisches deutsch
el: grec, greek, griechisch, griego, ελληνικά
en: american english, anglais, anglais américain, anglais australien, anglais britannique, anglais canadien, australian english, british english, canadian english, englisch, english, inglés, inglés australiano, inglés británico, inglés canadiense, inglés estadounidense
eo: esperanto, espéranto
es: castellano, castilian, espagnol, espagnol du mexique, espagnol d’amérique latine, espagnol d’espagne, español, español de españa, español de méxico, español latinoamericano, european spanish, latin american spanish, mexican spanish, spanisch, spanish
et: eesti, estnisch, estonian, estonien, estonio
eu: baskisch, basque, euskera
fa: dari, darí, farsi, persa, persan, persian, persisch, فارسی
fi: finnisch, finnish, finnois, finés, suomi
fil: filipino, tagalo, tagalog
fr: canadian french, francés, francés canadiense, francés suizo, französisch, français, français canadien, français suisse, french, swiss french
ga: irisch, irish, irlandais, irlandés
gl: galician, galicien, galicisch, gallego
gsw: alemán suizo, schweizerdeutsch, suisse allemand, swiss german
gu: goudjarati, gujarati, guyaratí, ગુજરાતી
ha: haoussa, hausa, haussa
he: hebreo, hebrew, hebräisch, hébreu, עברית
hi: hindi, hinglish, हिन्दी
hr: croata, croate, croatian, hrvatski, kroatisch
hu: hongrois, hungarian, húngaro, magyar, ungarisch
hy: armenian, armenio, armenisch, arménien
id: indonesia, indonesian, indonesio, indonesisch, indonésien
ig: igbo
is: icelandic, islandais, islandés, isländisch
it: italian, italiano, italien, italienisch
ja: japanese, japanisch, japonais, japonés, 日本語
ka: georgian, georgiano, georgisch, géorgien
kk: kasachisch, kazajo, kazakh
km: jemer, khmer
ko: coreano, coréen, korean, koreanisch, 한국어
ku: kurde, kurdisch, kurdish, kurdo
ky: kirghize, kirgisisch, kirguís, kyrgyz
la: latein, latin, latín
lb: luxembourgeois, luxembourgish, luxemburgisch, luxemburgués
lo: lao, laotisch
lt: lietuvių, litauisch, lithuanian, lituanien, lituano
lv: latvian, latviešu, lettisch, letton, letón
mk: macedonian, macedonio, macédonien, mazedonisch
ml: malayalam, malayálam
mn: mongol, mongolian, mongolisch
mr: marathi, maratí
ms: malaiisch, malais, malay, malayo, melayu
mt: maltais, maltese, maltesisch, maltés
my: birman, birmanisch, birmano, burmese
ne: nepalesisch, nepali, nepalí, népalais
nl: dutch, flamand, flamenco, flemish, flämisch, nederlands, neerlandés, niederländisch, néerlandais
no: norsk, norsk bokmål, noruego, noruego bokmal, noruego nynorsk, norvégien, norvégien bokmål, norvégien nynorsk, norwegian, norwegian bokmål, norwegian nynorsk, norwegisch
pa: pendjabi, punjabi, punyabí
pl: polaco, polish, polnisch, polonais, polski
ps: pachto, paschtu, pashto, pastún
pt: brazilian portuguese, european portuguese, portugais, portugais brésilien, portugais européen, portugiesisch, portuguese, portugués, portugués de brasil, portugués de portugal, português
ro: moldauisch, moldave, moldavian, moldavo, romanian, română, roumain, rumano, rumänisch
ru: ruso, russe, russian, russisch, русский
si: cingalais, cingalés, singhalesisch, sinhala
sk: eslovaco, slovak, slovaque, slovenčina, slowakisch
sl: esloveno, slovenian, slovenščina, slovène, slowenisch
so: somali, somalí
sq: albanais, albanian, albanisch, albanés, shqip
sr: montenegrin, serbe, serbian, serbio, serbisch, српски
sv: schwedisch, sueco, suédois, svenska, swedish
sw: congo swahili, kiswahili, kongo-swahili, suaheli, suajili, suajili del congo, swahili, swahili du congo
ta: tamil, tamoul, தமிழ்
te: telugu, télougou
th: tailandés, thai, thailändisch, thaï, ไทย
ti: tigrigna, tigrinya, tigriña
tk: turcomano, turkmen, turkmenisch, turkmène
tr: turc, turco, turkish, türkisch, türkçe
uk: ucraniano, ukrainian, ukrainien, ukrainisch, українська
ur: ourdou, urdu, اردو
uz: ouzbek, usbekisch, uzbek, uzbeko
vi: tiếng việt, vietnamese, vietnamesisch, vietnamien, vietnamita
xh: xhosa
yo: yoruba
yue: cantonais, cantonese, cantonés, kantonesisch
zh: chinese, chinesisch, chino, chino simplificado, chino tradicional, chinois, chinois simplifié, chinois traditionnel, mandarin, mandarin chinese, simplified chinese, traditional chinese, 中文
zu: zoulou, zulu, zulú
"""
ONE = {"nb": "no", "nn": "no", "cmn": "zh", "tl": "fil", "iw": "he", "in": "id"}
SHORTEST = 4

responses = sa.table("responses", sa.column("id", sa.Integer), sa.column("languages", sa.JSON))


def upgrade() -> None:
    names = {}
    for line in NAMES.strip().splitlines():
        code, _, said = line.partition(": ")
        names.update(dict.fromkeys(said.split(", "), code))
    connection = op.get_bind()
    for number, stored in connection.execute(sa.select(responses.c.id, responses.c.languages)).all():
        codes = _codes_of(stored, names)
        if codes != stored:
            changed = sa.update(responses).where(responses.c.id == number).values(languages=codes)
            connection.execute(changed)


def downgrade() -> None:
    """Leave the codes: what was typed is not known any more, and both are read alike."""


def _codes_of(said: list[str], names: dict[str, str]) -> list[str]:
    found = [code for one in said for code in _codes(" ".join(one.casefold().split()), names)]
    return list(dict.fromkeys(found))


def _codes(said: str, names: dict[str, str]) -> list[str]:
    bare = re.split(r"[-_]", said)[0]
    if len(bare) == 2 and bare.isascii():
        return [ONE.get(bare, bare)]
    for whole in (said, re.sub(r"\s*[(\[].*", "", said), bare):
        if whole in names:
            return [names[whole]]
    words = (word for word in re.findall(r"\w+", said) if len(word) >= SHORTEST)
    return [names[word] for word in words if word in names] or [said]
