//! Speech that a dash opens and turns of interviews are found word for word, in every language that sets them so.

mod common;

use quiet_quotes::story::Story;

use common::engine;

/// A text, and the words of what is quoted in it.
type Case = (&'static str, &'static str, &'static [&'static str]);

const DASHES: &[Case] = &[
    ("Norwegian, a cue behind a comma", "– Vi bygger broen igjen, sier Kari Holm.", &["Vi bygger broen igjen"]),
    (
        "Norwegian, the last cue of the sentence ends the speech",
        "– Det er dyrt, sa de alle, men vi bygger broen igjen, sier Kari Holm, som er ordfører.",
        &["Det er dyrt, sa de alle, men vi bygger broen igjen"],
    ),
    (
        "Norwegian, several sentences before the cue",
        "– Broen er gammel. Ingen husker hvem som bygde den. Vi bygger den igjen, sier Kari Holm.",
        &["Broen er gammel. Ingen husker hvem som bygde den. Vi bygger den igjen"],
    ),
    ("Norwegian, a call before the cue", "– For en dag! sier Kari Holm. Hun smiler mot elva.", &["For en dag!"]),
    (
        "Norwegian, a line without a cue goes on",
        "– Vi bygger broen igjen, sier Kari Holm.\n– Det har tatt fire år, og nå er vi nesten i mål.",
        &["Vi bygger broen igjen", "Det har tatt fire år, og nå er vi nesten i mål."],
    ),
    (
        "Norwegian, what the paper asks is left out",
        "– Vi bygger broen igjen, sier Kari Holm.\n– Hva koster det?\n– Mer enn vi har, men mindre enn vi trodde.",
        &["Vi bygger broen igjen", "Mer enn vi har, men mindre enn vi trodde."],
    ),
    (
        "Norwegian, marks inside",
        "– Moren min sa «det går aldri», sier Kari Holm. Broen åpner i mai.",
        &["Moren min sa «det går aldri»"],
    ),
    ("Swedish", "– Vi bygger upp bron igen, säger Anna Berg. Det blir dyrt, men kommunen betalar.", &["Vi bygger upp bron igen"]),
    (
        "Swedish, speech behind the cue's sentence",
        "– Vi bygger upp bron igen, säger Anna Berg. – Det tar två år.",
        &["Vi bygger upp bron igen", "Det tar två år."],
    ),
    ("Danish", "– Vi bygger broen op igen, siger Anna Lund.", &["Vi bygger broen op igen"]),
    ("Finnish", "– Rakennamme sillan uudestaan, sanoo Anna Laine.", &["Rakennamme sillan uudestaan"]),
    ("Polish", "– Odbudujemy ten most – mówi burmistrz Anna Nowak.", &["Odbudujemy ten most"]),
    (
        "Polish, the subject left out",
        "Burmistrz Anna Nowak przyszła nad rzekę.\n– Odbudujemy ten most – dodała. – Będzie gotowy w maju.",
        &["Odbudujemy ten most", "Będzie gotowy w maju."],
    ),
    (
        "Polish, an office behind the name",
        "– Odbudujemy ten most – powiedziała Anna Nowak, burmistrz miasta.",
        &["Odbudujemy ten most"],
    ),
    (
        "Polish, a verb of two words behind the dash",
        "– Zimą siedzimy przy piecu – śmieje się Anna Nowak. – Latem jest odwrotnie.",
        &["Zimą siedzimy przy piecu", "Latem jest odwrotnie."],
    ),
    (
        "Polish, an interview without cues",
        "– Dlaczego otwiera pani sezon farsą?\n– Bo ludzie chcą się śmiać i to jest dobre.\n– A co będzie potem?\n– Potem zagramy tragedię.",
        &["Bo ludzie chcą się śmiać i to jest dobre.", "Potem zagramy tragedię."],
    ),
    (
        "Norwegian, the paragraph behind tells who spoke",
        "– Jeg hadde aldri trodd at brua skulle holde!\nDet sier Kari Holm, som har sett på den.",
        &["Jeg hadde aldri trodd at brua skulle holde!"],
    ),
    (
        "Polish, in the middle of a paragraph",
        "Anna Nowak przyszła nad rzekę w poniedziałek. – Odbudujemy ten most – powiedziała.",
        &["Odbudujemy ten most"],
    ),
    (
        "Polish, in the middle, without a cue",
        "– Odbudujemy ten most – powiedziała Anna Nowak.\nJan Lis uważa, że to za mało. – Potrzebujemy dwóch mostów, a nie jednego.",
        &["Odbudujemy ten most", "Potrzebujemy dwóch mostów, a nie jednego."],
    ),
    (
        "Polish, a question",
        "– Kto za to zapłaci? – zapytał Jan Lis. – Bo na pewno nie my.",
        &["Kto za to zapłaci?", "Bo na pewno nie my."],
    ),
    ("Czech", "– Most postavíme znovu, řekla starostka Anna Malá.", &["Most postavíme znovu"]),
    ("French", "— Nous allons reconstruire le pont, explique Anne Roux.", &["Nous allons reconstruire le pont"]),
    ("French, an auxiliary", "– Nous allons reconstruire le pont, a déclaré Anne Roux.", &["Nous allons reconstruire le pont"]),
    ("French, turned round", "– Qui va payer ? demande-t-il. Personne ne répond.", &["Qui va payer ?"]),
    ("Spanish", "—Vamos a reconstruir el puente —explicó Ana Ruiz.", &["Vamos a reconstruir el puente"]),
    ("Spanish, cut in the middle", "—El puente —dijo Ana Ruiz— no puede esperar más.", &["El puente", "no puede esperar más."]),
    (
        "Spanish, a pronoun before the verb",
        "—No hay dinero para el puente —le respondió Ana Ruiz.",
        &["No hay dinero para el puente"],
    ),
    (
        "Portuguese",
        "— Vamos reconstruir a ponte — afirmou Ana Reis. Não foi uma decisão de um dia, mas ela já está muito feliz.",
        &["Vamos reconstruir a ponte"],
    ),
    (
        "Portuguese, in the middle of a paragraph",
        "Ana Reis chegou ao rio na segunda-feira. — Vamos reconstruir a ponte — disse.",
        &["Vamos reconstruir a ponte"],
    ),
    ("Russian", "— Мы восстановим мост, — сказала мэр Анна Иванова.", &["Мы восстановим мост"]),
    (
        "Russian, in two sentences",
        "— Мы восстановим мост, — говорит Анна Иванова. — Это будет в мае.",
        &["Мы восстановим мост", "Это будет в мае."],
    ),
    ("Ukrainian", "— Ми відбудуємо міст, — сказала Анна Іваненко.", &["Ми відбудуємо міст"]),
    (
        "a list is no speech, though somebody speaks elsewhere",
        "Kommunen har fire broer:\n– Gamlebrua fra 1912\n– Nybrua fra 1954\n– Gangbrua ved skolen\n– Jernbanebrua\n– Brua som falt\nIngen av dem er trygge, sier Kari Holm.",
        &[],
    ),
    (
        "a dash in a sentence opens nothing",
        "The bridge – the old one – fell in May. The town – or what is left of it – said little.",
        &[],
    ),
    ("a credit behind a dash", "The bridge fell in May, as it had in March. – Photo: Ann Lee", &[]),
];

const TURNS: &[Case] = &[
    (
        "names in capitals, without question marks",
        "JANE ROE: The bridge has been shut since May.\nMoney is the reason, as so often.\nANN LEE: We have no money for it, and nobody else has.\n\
         JANE ROE: The mayor sees it in another way.\nTIM HILL: There is money, if we stop the fireworks.\nIt is as simple as that.\n\
         JANE ROE: Both will stand in June.\nANN LEE: I never said that I would stand.\nTIM HILL: I said it first.\nJANE ROE: Jane Roe, on the quay.",
        &[
            "We have no money for it, and nobody else has.",
            "There is money, if we stop the fireworks.",
            "It is as simple as that.",
            "I never said that I would stand.",
            "I said it first.",
        ],
    ),
    (
        "no space behind the colon in places",
        "Ann Lee runs the ferry.\nDaily Bridge: When does it sail?\nLee: We sail in May.\nDaily Bridge: Who pays for it?\nLee:The county does.",
        &["We sail in May.", "The county does."],
    ),
    (
        "questions without a label",
        "Ann Lee runs the ferry.\nWhen does it sail?\nLee: We sail in May.\nWho pays for it?\nLee: The county does, and gladly.\nAnd in winter?\nLee: In winter we sleep.",
        &["We sail in May.", "The county does, and gladly.", "In winter we sleep."],
    ),
    (
        "German, full names",
        "Wiesenblatt: Wann öffnet das Bad?\nAnna Lehn: Wir öffnen im Mai.\nWiesenblatt: Und wer zahlt das?\nAnna Lehn: Der Kreis zahlt es.",
        &["Wir öffnen im Mai.", "Der Kreis zahlt es."],
    ),
    (
        "Spanish, letters",
        "P. ¿Cuándo zarpa el barco?\nR. Zarpamos en mayo.\nP. ¿Quién lo paga?\nR. Lo paga la provincia.",
        &["Zarpamos en mayo.", "Lo paga la provincia."],
    ),
    (
        "Chinese",
        "记者：船什么时候开？\n王芳：我们五月开船。\n记者：谁来付钱？\n王芳：县里付钱。",
        &["我们五月开船。", "县里付钱。"],
    ),
    (
        "labels of a table are no turns",
        "Date: 4 May\nPlace: Newtown\nPrice: 40 crowns\nDate: 5 May\nPlace: Oldtown\nPrice: 50 crowns\nDoors open at nine.",
        &[],
    ),
    (
        "one announcement is no interview",
        "CORRECTION: An earlier version gave the wrong year.\nThe bridge was built in 1912.\nCORRECTION: It was 1913.",
        &[],
    ),
];

fn check(cases: &[Case]) {
    let words =
        |text: &str| -> Vec<String> { engine().quotes(&Story::from_text(text)).into_iter().map(|quote| quote.text).collect() };
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(_, text, expected)| words(text) != *expected)
        .map(|(name, text, expected)| format!("{name}: {:?} instead of {expected:?}", words(text)))
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn dashes_open_speech() {
    check(DASHES);
}

#[test]
fn turns_of_interviews() {
    check(TURNS);
}
