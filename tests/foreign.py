"""Invented passages of records in languages that are not read, and English ones that look odd."""

FRENCH = """Compte rendu de l'entretien entre le ministre des Affaires étrangères et M. Sabran

Tollmouth, le 14 mars 1961

Le ministre a dit que le projet de traité était plus proche d'un accord que les journaux ne le
pensaient. M. Sabran a répondu qu'il en rendrait compte à son gouvernement et qu'il attendait
des instructions avant la fin du mois. Il a demandé si les bouées seraient posées avant l'hiver.

M. MARTEN : Nous ne pouvons pas accepter ce texte. La question des détroits reste ouverte.
"""

SPANISH = """Acta de la conversación entre el señor Marten y el embajador de Kestria

El embajador dijo que su Gobierno no había recibido todavía la carta del 14 de marzo de 1961 y
que por lo tanto no podía contestar. El señor Marten preguntó si las boyas estarían listas antes
del invierno. El embajador prometió consultar a la capital y volver al día siguiente con una
respuesta, pero recordó que la propuesta era inaceptable para los pescadores de la costa.
"""

PORTUGUESE = """Memorando da conversa entre o Ministro e o Embaixador de Varrow

O Embaixador disse que o seu Governo ainda não tinha recebido a carta e que por isso não podia
responder. O Ministro perguntou se as bóias estariam prontas antes do inverno. O Embaixador
prometeu consultar a capital e voltar no dia seguinte com uma resposta.
"""

GERMAN = """Aufzeichnung über das Gespräch zwischen dem Minister und Herrn Sabran

Der Minister sagte, der Entwurf sei einer Einigung näher, als die Zeitungen annähmen. Herr Sabran
antwortete, er werde seiner Regierung berichten und erwarte vor dem Ende des Monats eine Weisung.
Er fragte, ob die Bojen vor dem Winter gelegt würden. Der Minister war der Ansicht, dass man die
Frage der Meerenge am 14. März 1961 noch nicht entscheiden könne.
"""

RUSSIAN = """Запись беседы министра Мартена с послом Сабраном

14 марта 1961 года

Министр сказал, что проект договора ближе к согласию, чем думают газеты. Посол ответил, что
доложит своему правительству и ожидает указаний до конца месяца.

МАРТЕН: Мы не можем принять этот текст.
"""

CHINESE = """会谈记录

一九六一年三月十四日

部长说，条约草案比报纸所想的更接近于达成协议。大使答复说，他将向本国政府报告，并在月底以前等候指示。
部长问，浮标能否在冬季以前安放完毕。
"""

ARABIC = """محضر المحادثة بين الوزير والسفير

قال الوزير إن مشروع المعاهدة أقرب إلى الاتفاق مما تظن الصحف. وأجاب السفير بأنه سيرفع الأمر
إلى حكومته وأنه ينتظر التعليمات قبل نهاية الشهر.
"""

POLISH = """Notatka z rozmowy ministra z ambasadorem Kestrii

Minister powiedział, że projekt układu jest bliższy porozumienia, niż sądzą gazety. Ambasador
odpowiedział, że zawiadomi swój rząd i że oczekuje instrukcji przed końcem miesiąca. Zapytał, czy
boje będą gotowe przed zimą.
"""

SWAHILI = """Kumbukumbu za mazungumzo kati ya waziri na balozi

Waziri alisema kwamba rasimu ya mkataba iko karibu zaidi na makubaliano kuliko magazeti
yanavyofikiri. Balozi alijibu kwamba ataiarifu serikali yake na kwamba anasubiri maagizo kabla ya
mwisho wa mwezi. Aliuliza kama maboya yatakuwa tayari kabla ya majira ya baridi, na waziri
akaahidi kumwandikia barua kuhusu jambo hilo baada ya kikao cha baraza la mawaziri.
"""

CAPITALS = """LE MINISTRE A DIT QUE LE PROJET DE TRAITE ETAIT PLUS PROCHE D'UN ACCORD QUE LES
JOURNAUX NE LE PENSAIENT. IL ATTEND LES INSTRUCTIONS DE SON GOUVERNEMENT AVANT LA FIN DU MOIS.
"""

UNREAD = {
    "French": FRENCH,
    "Spanish": SPANISH,
    "Portuguese": PORTUGUESE,
    "German": GERMAN,
    "Russian": RUSSIAN,
    "Chinese": CHINESE,
    "Arabic": ARABIC,
    "Polish": POLISH,
    "Swahili": SWAHILI,
    "French in capitals": CAPITALS,
}

ENGLISH = {
    "nothing": "",
    "blanks": " \n\n\t\n",
    "one word": "Corvin",
    "one foreign word": "Communiqué",
    "a few foreign words": "Note verbale, Quai d'Orsay, le 14 mars.",
    "telegraphese": (
        "TELEGRAM 41\n\nFonMin said draft nearer agreement than newspapers suppose. Sabran replied"
        " will report Tollmouth soonest, expects instructions before month end. Asked whether buoys"
        " laid before winter. Request Dept guidance. Pls repeat Lowmark."
    ),
    "telegraphese in capitals": (
        "FONMIN SAID DRAFT NEARER AGREEMENT THAN NEWSPAPERS SUPPOSE STOP SABRAN REPLIED WILL REPORT"
        " TOLLMOUTH SOONEST STOP ASKED WHETHER BUOYS LAID BEFORE WINTER STOP REQUEST GUIDANCE STOP"
    ),
    "names alone": "\n".join(
        f"{given} {last}, {place}"
        for given in ("Étienne", "Wolfgang", "José Luis", "Giulia", "Bogdan", "Mehmet")
        for last in ("de la Croix", "von der Au", "del Río", "Świerczewski", "Çelik")
        for place in ("Tollmouth", "Lowmark", "Sker")
    ),
    "names alone in capitals": ", ".join(
        f"{first} {last}"
        for first in ("A.", "B.", "C.", "D.")
        for last in ("MARTEN", "SABRAN", "CORVIN", "HOLLIS", "TANNER", "ŠVEJDA", "GRÜNWALD")
    ),
    "a table": "\n".join(f"{n}\t{n * 7.5}\t{1900 + n}\tt/yr\tkm" for n in range(90)),
    "foreign quotations": (
        "The Minister read out the French text: « Le ministre a dit que le projet de traité était"
        " plus proche d'un accord que les journaux ne le pensaient. » He asked whether that was"
        " what Mr. Sabran had meant. Mr. Sabran said that it was, and that the words « la question"
        " reste ouverte » were his own."
    ),
    "Russian quoted": (
        "The Ambassador gave the Russian words, «Мы не можем принять этот текст», and said that"
        " they could be rendered in two ways. The Minister preferred the second."
    ),
    "signs without letters": "*** --- 14/3/1961 *** § § § 12.5 ½ … " * 20,
    "numbers of files": "751G.00/3–1461; S/P–NSC files, lot 62 D 1; ibid., 396.1–LO/4–361. " * 10,
}
