"""Forty made-up people, as a ticket tool exports them."""

# ruff: noqa: E501 - one line is one person
EXPORT = """\
Order #,Order Date,First Name,Surname,Email,Ticket Type,Attendee #,Attendee Status,What could you happily talk about?,What would you like to know more about?,What matters to you?
7301,2026-10-01,Leïla,Benali,guest01@example.org,Evening ticket,91001,Attending,night trains; small museums; letters written by hand; orange trees in courtyards; radio plays; slow travel,beekeeping,curiosity; welcome; patience
7302,2026-10-02,Tomasz,Wójcik,guest02@example.org,Evening ticket,91002,Attending,old trams; night trains; film photography; pickled everything; chess in the park; hand-drawn maps,,craft; making do; humor
7303,2026-10-03,Elspeth,Guthrie,guest03@example.org,Evening ticket,91003,Attending,learning the erhu after forty; tea from high mountains; crossword puzzles; slow travel; rain sounds,singing in a choir,patience; quiet; craft
7304,2026-10-04,Ángel,Quiñones,guest04@example.org,Evening ticket,91004,Attending,salsa in the kitchen; cooking for twenty; dominoes with my uncles; vinyl; street murals; roller skating,fermentation; jazz,play; welcome; humor
7305,2026-10-05,Priya,Raghunathan,guest05@example.org,Evening ticket,91005,Not Attending,bouldering; spreadsheets for fun; secondhand bookshops; monsoon playlists; dosa experiments; open source,pottery,curiosity; fairness; play
7306,2026-10-06,Søren,Kjærgaard,guest06@example.org,Evening ticket,91006,Attending,cold water swimming; wooden boats; lighthouses; rye bread; weather diaries,seaweed,quiet; craft; keeping promises
7307,2026-10-07,Adaeze,Okonkwo,guest07@example.org,Evening ticket,91007,Attending,community gardens; Nollywood classics; hand-drawn maps; mending clothes; debating over dinner,,courage; fairness; welcome
7308,2026-10-08,נועה,אלמוג,guest08@example.org,Evening ticket,91008,Attending,sourdough that failed; podcasts about mistakes; desert hikes; bookbinding; debating over dinner,stargazing,honesty; play; curiosity
7309,2026-10-09,Mairi,Urquhart,guest09@example.org,Evening ticket,91009,Attending,kimchi; indoor climbing; webtoons; rain sounds; night markets; tiny bakeries,mending clothes; letters written by hand,kindness; quiet
7310,2026-10-10,Ελένη,Μαρκάκη,guest10@example.org,Evening ticket,91010,Attending,octopus and other clever animals; island ferries; singing in a choir; figs; backgammon,repairing old radios,welcome; roots; humor
7311,2026-10-11,Олена,Гаврилюк,guest11@example.org,Evening ticket,91011,Attending,embroidery; mushroom picking; science fiction; bread baking; teaching physics with toys; plum jam,community gardens,courage; making do; kindness
7312,2026-10-12,سلمى,الحداد,guest12@example.org,Evening ticket,91012,Attending,calligraphy; rooftop gardens; poems learned by heart; coffee with cardamom; old maps; fountain pens,typography; secondhand bookshops,craft; quiet; roots
7313,2026-10-13,ईशा,कुलकर्णी,guest13@example.org,Evening ticket,91013,Attending,stargazing; chai on platforms; night trains; cricket on the radio; science fiction,beekeeping,curiosity; play; patience
7314,2026-10-14,Margaret,Oyelaran-Hughes,guest14@example.org,Evening ticket,91014,Attending,choir; crosswords in ink; forty years of nursing; roses; detective stories; public swimming pools; long breakfasts,,kindness; humor; listening
7315,2026-10-15,Dafydd,Prosser,guest15@example.org,Evening ticket,91015,Attending,sheepdogs; choir; dry stone walls; rugby in the rain; repairing old radios; detective stories,night trains,roots; keeping promises; humor
7316,2026-10-16,Ingrid,Mellbye,guest16@example.org,Evening ticket,91016,Attending,knitting; cross country skiing; public libraries; cinnamon buns; ghost stories; long walks without a plan; folk dancing,,welcome; quiet; making do
7317,2026-10-17,Mateus,Figueirôa,guest17@example.org,Evening ticket,91017,Attending,surfing at dawn; open source; samba drums; board games; papaya for breakfast; podcasts about mistakes; science fiction,,play; curiosity
7318,2026-10-18,Nguyễn,Thu Hà,guest18@example.org,Evening ticket,91018,Not Attending,street photography; noodle soup for breakfast; motorbike maintenance; watercolor; scooters and shortcuts; film photography,island ferries,making do; courage; craft
7319,2026-10-19,Zoltán,Bíró,guest19@example.org,Evening ticket,91019,Attending,thermal baths; chess in the park; folk dancing; plum jam; crosswords in ink; letters written by hand,stargazing,humor; patience; fairness
7320,2026-10-20,Aoife,Ní Cheallaigh,guest20@example.org,Evening ticket,91020,Attending,cold water swimming; fiddle tunes; storytelling nights; seaweed; learning a language late,beekeeping,play; listening; courage
7321,2026-10-21,Kofi,Asante-Boateng,guest21@example.org,Evening ticket,91021,Attending,repairing old radios; highlife records; table football; teaching teenagers; pepper sauce; neighborhood kitchens; vinyl,open source; cooking for twenty,fairness; humor; second chances
7322,2026-10-22,Hanneke,Vreugdenhil,guest22@example.org,Evening ticket,91022,Attending,repair cafe; cargo bikes; tulips nobody planted; ice skating; neighborhood kitchens; learning a language late,folk dancing,making do; fairness; welcome
7323,2026-10-23,Camille,Aubertin,guest23@example.org,Evening ticket,91023,Attending,typography; small museums; analog photography; walking home the long way; goat cheese,,curiosity; craft; quiet
7324,2026-10-24,Giulia,Bertolami,guest24@example.org,Evening ticket,91024,Attending,pasta by hand; paper theaters; roller skating; train station clocks; amateur opera; long breakfasts; learning a language late,,play; humor; craft
7325,2026-10-25,Rustam,Yuldashev,guest25@example.org,Evening ticket,91025,Attending,melons; chess in the park; silk weaving; mountain roads; backgammon; market days; figs,,welcome; roots; patience
7326,2026-10-26,Emeka,Nwosu-Clarke,guest26@example.org,Evening ticket,91026,Attending,jazz; coaching under-nines; singing in church; wooden toys; barbecues in winter; long walks without a plan,,patience; kindness; second chances
7327,2026-10-27,Þórunn,Birgisdóttir,guest27@example.org,Evening ticket,91027,Attending,knitting; hot springs; weather diaries; crime novels; volcano watching; storms from indoors,community gardens,quiet; humor; making do
7328,2026-10-28,Joaquín,Ibáñez Rey,guest28@example.org,Evening ticket,91028,Attending,tango; urban sketching; elderly dogs; empanadas; football on gravel; paper kites,poems learned by heart,kindness; play; listening
7329,2026-10-01,Wanjiru,Kamau,guest29@example.org,Evening ticket,91029,Attending,trail running; solar power; tea farms; bird watching; choir; storytelling nights; paper kites,,courage; fairness; patience
7330,2026-10-02,Lukas,Brandstätter,guest30@example.org,Evening ticket,91030,Attending,climbing; yodeling badly; model trains; beekeeping; hay meadows; stargazing,improv,humor; craft; quiet
7331,2026-10-03,Siobhán,Mac Aodha,guest31@example.org,Evening ticket,91031,Attending,sign language; mending clothes; improv; radio plays; Sunday soup; teaching teenagers,,listening; fairness; play
7332,2026-10-04,Beatriz,Lund,guest32@example.org,Evening ticket,91032,Attending,moss; bookbinding; tiny bakeries; fountain pens; night trains; rain sounds,storytelling nights; beekeeping,quiet; craft; patience
7333,2026-10-05,Yusuf,Demirkıran,guest33@example.org,Evening ticket,91033,Attending,street cats; long breakfasts; ferry timetables; backgammon; pottery,surfing at dawn,welcome; humor; kindness
7334,2026-10-06,Beatriz,Anacleto,guest34@example.org,Evening ticket,91034,Not Attending,tiles and their patterns; urban sketching; ceramics; fado at midnight; secondhand bookshops,,craft; roots; curiosity
7335,2026-10-07,Oskar,Lindegård,guest35@example.org,Evening ticket,91035,Attending,synthesizers; cold water swimming; open source; sourdough; cycling to faraway bakeries; coffee with cardamom,dry stone walls,curiosity; play; second chances
7336,2026-10-08,Femke,Dijkhuis,guest36@example.org,Evening ticket,91036,Attending,wild swimming; tide pools; science fiction; board games; houseplants in trouble,,curiosity; kindness; humor
7337,2026-10-09,Nour,Haddadin,guest37@example.org,Evening ticket,91037,Attending,oud lessons; coffee with cardamom; desert hikes; stargazing; paper kites; street cats,improv,honesty; courage; humor
7338,2026-10-10,Petra,Svobodníková,guest38@example.org,Evening ticket,91038,Attending,puppets; mushroom picking; canoeing; elderflower syrup; letters written by hand; river beaches,solar power,making do; play; roots
7339,2026-10-11,Sipho,Mthembu,guest39@example.org,Evening ticket,91039,Attending,house music; running before sunrise; bird watching; tap dancing; writing bedtime stories; vinyl; coaching under-nines,highlife records,kindness; courage; second chances
7340,2026-10-12,Teuila,Fa'asavalu,guest40@example.org,Evening ticket,91040,Attending,outrigger canoes; singing in a choir; tattoo patterns; breadfruit; volleyball; cooking for twenty; tide pools,,roots; welcome; play
"""
