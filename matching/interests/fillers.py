"""Words around an interest that leave it the same, and ways of naming none; knows no topic."""

from functools import lru_cache

from matching.interests.fold import fold

# What may stand before an interest. Each is folded as typed words are; an asterisk stands for none.
_OPENINGS = """
i like, i love, i enjoy, i adore, i really like, i really love, i really enjoy, i also like,
i also love, i also enjoy, i like to, i love to, i enjoy to, i would love to, i would like to,
id love to, id like to, i want to, like to, love to, i am into, im into, into, i am, im, i do,
i play, i go, i practice, i practise, i study, i am interested in, im interested in,
interested in, interest in, i am passionate about, im passionate about, passionate about,
i am keen on, im keen on, keen on, fond of, i am a big fan of, big fan of, fan of, i am learning,
im learning, i am learning about, learning about, learning how to, learning to, learning,
learn about, learn to, learn, i spend my time, spending time, in my free time, in my spare time,
getting into, getting better at, trying out, trying, try, going for, going to the, going to, going,
go for, go, doing, do, playing the, playing with, playing, play the, play, practicing, practising,
practice of, listening to, listen to, studying, study of, studies in, exploring, discovering,
everything about, everything related to, everything to do with, anything about,
anything related to, anything to do with, anything with, all thing, all kind of, all sort of,
any kind of, some kind of, kind of, lot of, a lot of, lots of, a bit of, bit of, a little, a little
bit of, some, many, much, more, other, various, different, good, nice, really, very,
just, also, mostly, mainly, especially, esp, e g, eg, i e, z b, zb, incl, inkl, including,
such as, particularly, primarily, vor allem, zum beispiel, v a, sobre todo, por ejemplo, surtout,
par exemple, sometimes, occasional, occasionally, currently, recently,
the art of, art of, the, a, an, my, our, own, of, to, being, hobby, hobby is, hobby are, my hobby is,
love of, love, like, enjoy, enjoying, loving, amateur, casual, regular, two, three, four, 2, 3, 4,
avid, keen, passionate, enthusiastic, big, huge, a huge, total, massive, lifelong, hooked on,
obsessed with, crazy about, mad about, nut about, big into, really into, totally into, lately,
lately ive, lately i have, ive got into, i have got into, got into, i got into, ive been,
i have been, been, recently started, started, starting, i started, just started, i have started,
ive started, trying to learn, trying to, want to learn, i want to learn, wanting to learn,
want to, i want to, my favourite thing is, my favorite thing is, my favourite, my favorite, favourite,
favorite, the study of, study, i could talk for hour about, i could talk about, could talk about,
talk about, talking about, to talk about, chat about, chatting about, ask me about, to read about,
read about, reading about, read up on, reading up on, to hear about, hear about, hearing about,
thinking about, curious about, i am curious about, fascinated by, i am fascinated by, fascinated with,
visiting, visit, going out for, everything, all about, anything, thing about, stuff about, world of,
the world of, hour of, time for, spending time with, spending time, spend time, lot of time, my time,
i am a, im a, i am an, im an, as a, being a, being an, of course, at home, practicing the,
i have, ive, have, j ai, we, eating, eat, drinking, drink, with friend, with my friend,
ich bin, je suis, soy, sono, sou, ik ben, jestem, mit freunden, mit meinen freunden, con amigo, con mis amigo,
entre ami, avec des ami, avec mes ami, ich trinke, ich esse, ich sammle, ich tanze, ich tanze gern, ich
tanze gerne,
ich trinke gern, ich trinke gerne, ich esse gern, ich esse gerne, je mange, je bois, manger, manger du,
manger de la,
manger des, boire, boire du, boire de la, pratiquer, pratiquer le, pratiquer la, pratiquer l, comer, beber,
tomar, i also, also i, with, about, for, at, that, this, all, every,
interested, having, get, getting,
ich mag, ich liebe, ich spiele, ich spiele gern, ich spiele gerne, ich gehe, gehe, gehe gern, ich gehe gern,
ich gehe gerne, ich mache, ich mache gern, ich mache gerne, ich interessiere mich fur,
interesse an, ich, gern, gerne, viel, sehr, alles uber, alles zu, alles rund um, mein, meine,
meinen, meiner, meinem, der, die, das, den, dem, ein, eine, einen, zum, zur, am, beim, leidenschaft fur,
me gusta, me gustan, me encanta, me encantan, me interesa, me interesan, me apasiona,
me apasionan, me gusta mucho, me gusta hacer, yo, ir a, ir de, ir al, ir, jugar a, jugar al, jugar,
juego a, juego al, tocar, tocar la, tocar el, toco, toco la, toco el, hacer, practicar, aprender,
aprender a, escuchar, el, la, los, las, un, una, mi, mis, todo sobre, mucho, mucha, al,
j aime, j aime bien, j adore, j aime le, j aime la, j aime les, j adore le, j adore la, j adore les,
je joue, je joue au, je joue de, je fais, je fais de, je fais du, je suis passionne de,
je m interesse a, passionne de, faire, faire du, faire de, faire de la, faire de l, jouer au,
jouer aux, jouer a, jouer de, jouer du, jouer de la, jouer de l, jouer, aller au, aller a,
aller a la, ecouter, apprendre, apprendre a, apprendre le, apprendre la, apprendre l, le, les, l,
du, de la, des, mon, ma, mes, un peu de, beaucoup de, tout sur,
mi piace, mi piacciono, adoro, amo, fare, giocare a, giocare, suonare, suonare il, suonare la,
ascoltare, imparare, il, lo, gli, i, mio, mia, miei,
gosto de, gosto muito de, eu gosto de, fazer, jogar, tocar a, tocar o, ouvir, aprender, o, os, as,
meu, minha, meus,
ik hou van, ik houd van, hou van, spelen, ik speel, ik ga, luisteren naar, leren, mijn, het, de, een,
lubie, uwielbiam, kocham, gra w, gra na, granie w, granie na, grac w, grac na, gram w, gram na,
sluchanie, nauka, uprawiam, uprawianie, moj, moja, moje
"""
# What may stand behind one.
_ENDINGS = """
enthusiast, enthusiasm, lover, aficionado, addict, addiction, nerd, geek, buff, hobby, hobbyist,
etc, et cetera, and so on, and so forth, and more, and such, and stuff, stuff, and thing like that, thing,
in general, generally, a lot, very much, so much, too, as well, as a hobby, for fun, of all kind,
of any kind, of all sort, of every kind, of course, for pleasure, in my free time, in my spare time,
whenever i can, sometimes, now and then, on weekend, on the weekend, at the weekend, at weekend,
every day, every week, vor allem, especially, primarily, sobre todo, surtout, lol, haha, practice, playing,
mostly, mainly, obviously, please, fan,
big fan, fanatic, fanatical, freak, junkie, maniac, devotee, newbie, beginner, amateur, as a beginner,
once a week, twice a week, three time a week, every morning, in the morning, in the evening,
every sunday, on sunday, on saturday, every saturday, for year, for many year, since childhood,
since i was a child, since i was a kid, all my life, again, lately, recently, at the moment, now, right
now, these day, a little, a bit, a little bit, with passion, passionately, with friend, with my friend,
with my family, with the family, with other, together, at home, when i can, when i have time, whenever
possible, as a value, is important to me, matter to me, is my passion, is my thing, is fun, is great,
session, lesson, class, and the like, among other thing, amongst other, for relaxation, to relax,
every monday, every tuesday, every wednesday, every thursday, every friday, on monday, on tuesday, on
wednesday, on thursday, on friday,
tbh, i guess, i suppose, to be honest, for grown up, for adult, at the gym, in the gym, in the park,
at the park,
everywhere, so nebenbei, nebenbei, ab und zu, manchmal, oft, jeden tag, a veces, de vez en cuando, parfoi,
de temps en temps, tous les jour, todos los dia,
all night, all night long, as an adult, as an adult beginner, after work, before work, after dinner,
mit freunden, mit meinen freunden, con amigo, con mis amigo, entre ami, avec des ami, avec mes ami,
am morgen, morgen, am abend, am wochenende, im verein, im urlaub, en club, le dimanche, le week end, los
domingo,
los fin de semana, por la manana, essen, trinken, zocken, feiern, tanzen,
spielen, machen, horen, lernen, gehen, gerne, gern, usw, und so weiter, allgemein, im allgemeinen,
y mas, en general, mucho, y tal, y eso, et plus, en tout genre, beaucoup, e mais, em geral,
spelen, enzovoort, en zo, i tak dalej, itd, itp
"""
_NOTHING = """
etc, usw, e g, i e, z b, and so on, none, n a, na, nil, null, nothing, nothing special, nothing really,
nothing in particular, no,
nope, not sure, unsure, unknown, undecided, idk, i do not know, i dont know, dont know, do not know,
no idea, no interest, no hobby, none really, no answer, no comment, not applicable, nichts,
everything, anything, all, all of it, all of them, all of the above, all of these, any, anything
really, everything really, whatever, various, many, many thing, lot, lots, lot of thing, a lot, a
lot of thing, thing, stuff, some, several, other, misc, miscellaneous, different thing,
tbd, tba, tbc, todo, test, testing 123, asdf, qwerty, lorem ipsum, xxx, blah, bla, yes, ok, okay, hi, hello,
thank, thank you, danke, gracias, merci, but, aber, pero, mais,
keine, keine ahnung, kein, weiss nicht, weiss ich nicht, alles, alles mogliche, vieles,
verschiedene, ninguno, ninguna, nada, nada especial, no se, no lo se, de todo, varios,
muchas cosa, rien, aucun, aucune, je ne sais pas, tout, plein de choses, divers, niente, nessuno,
tutto, non so, nenhum, nenhuma, tudo, nao sei, niets, geen, geen idee, alle, van alles, weet ik niet,
prefer not to say, i prefer not to say, rather not say, id rather not say, pass, same as above, see above,
as above, private, secret, keine angabe, k a, weiss noch nicht, siehe oben, neant, un peu de tout, sans reponse,
de todo un poco, un poco de todo, prefiero no decirlo, je prefere ne pas le dire, di tutto un po,
nic, brak, wszystko, nie wiem
"""
# These stand around other interests and are some by themselves.
_ALSO_NAMES = frozenset(("tanzen", "essen", "feiern", "zocken", "eating", "comer", "manger"))
_MOST_STEPS = 8


def _listed(text: str) -> frozenset[tuple[str, ...]]:
    phrases = (fold(one) for one in text.replace("\n", " ").split(","))
    return frozenset(tuple(phrase.split()) for phrase in phrases if phrase)


_BEFORE = _listed(_OPENINGS)
_AFTER = _listed(_ENDINGS)
_LONGEST = max(len(one) for one in _BEFORE | _AFTER)
_EMPTY = frozenset(" ".join(one) for one in _listed(_NOTHING))


def says_nothing(folded: str) -> bool:
    """Return whether folded words name no interest in particular.

    Examples
    --------
    >>> says_nothing("n a"), says_nothing("everything"), says_nothing("chess")
    (True, True, False)
    """
    return folded in _EMPTY


def is_filler(folded: str) -> bool:
    """Return whether folded words only stand around interests.

    Examples
    --------
    >>> is_filler("the"), is_filler("tea")
    (True, False)
    """
    if folded in _ALSO_NAMES:
        return False
    return tuple(folded.split()) in _BEFORE or tuple(folded.split()) in _AFTER


@lru_cache(maxsize=256)  # asked for twice in reading one phrase
def cores(folded: str) -> tuple[str, ...]:
    """Return folded words with ever more of what stands around an interest taken off.

    Returns
    -------
    tuple of str
        The words themselves first; each later one is shorter, none is empty.

    Examples
    --------
    >>> cores("i love playing the guitar")
    ('i love playing the guitar', 'playing the guitar', 'guitar')
    """
    words = tuple(folded.split())
    found = [words]
    for _ in range(_MOST_STEPS):
        shorter = _without_opening(words) or _without_ending(words)
        if not shorter:
            break
        words = shorter
        found.append(words)
    return tuple(" ".join(each) for each in found)


def _without_opening(words: tuple[str, ...]) -> tuple[str, ...]:
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        if words[:size] in _BEFORE:
            return words[size:]
    return ()


def _without_ending(words: tuple[str, ...]) -> tuple[str, ...]:
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        if words[-size:] in _AFTER:
            return words[:-size]
    return ()
