//! Marks also set off names, titles, terms, slogans and inches: those are left out, and short words that were spoken stay.

mod common;

use quiet_quotes::story::Story;

use common::engine;

/// A text, and the words of what is quoted in it.
type Case = (&'static str, &'static str, &'static [&'static str]);

const CASES: &[Case] = &[
    // Names beside what bears them.
    ("a band", "The band “Harbour Lights” plays on Friday, said its manager, Ann Lee. It is sold out.", &[]),
    ("a ship", "The tug “Heron” was sold in May, Ann Lee said. Nobody asked who bought it.", &[]),
    ("a firm", "A firm called “Holm & Daughters” built the quay, Ann Lee said on Monday.", &[]),
    ("a song", "They ended with the song “We shall not drown” and went home, Ann Lee said.", &[]),
    ("a law", "The “Clean Harbours” act passed in May, said Ann Lee, who wrote most of it.", &[]),
    (
        "a show of a broadcaster",
        "On Monday it rained all day and she was not at home. Then Ann Lee told the station’s “Morning on the Quay” that she would stay for as long as the boat does.",
        &[],
    ),
    ("a storm", "Hurricane “Ophelia” took the roof, Ann Lee said, and the boats with it.", &[]),
    (
        "words spoken beside such a noun",
        "Ann Lee told the firm “we will not wait until May” and left.",
        &["we will not wait until May"],
    ),
    ("a short answer beside such a noun", "Ann Lee told the club “No.” and left on Monday.", &["No."]),
    ("said of a band", "Ann Lee said of the band: “They never could play.”", &["They never could play."]),
    ("a nickname in a name", "“It rained,” said Walter “Sparrow” Finch, the harbour master.", &["It rained"]),
    ("a nickname in a name, straight", "\"It rained,\" said Walter \"Sparrow\" Finch, the harbour master.", &["It rained"]),
    // Terms, slogans, advice.
    ("a slogan", "They marched under the slogan “no boats, no bread” to the town hall, Ann Lee said.", &[]),
    ("a subject line", "Ann Lee sent it with the subject line “the boats” on Monday, she said.", &[]),
    ("a hashtag", "The hashtag “savetheferry” was everywhere, Ann Lee said.", &[]),
    ("advice", "Be polite on deck. Say “thank you, captain” when you leave the boat.", &[]),
    ("advice against", "Never say “the sea is calm” on a boat. It brings bad luck.", &[]),
    ("a short answer stays", "Asked whether she would stay, Ann Lee said “no” and smiled.", &["no"]),
    ("a word of scorn stays", "Ann Lee called the plan “daft” and the council “asleep”.", &["daft", "asleep"]),
    // Inches and stray marks.
    ("inches, curly", "He carried a 30” plank and a 9” saw. “Both are mine,” said Ann Lee.", &["Both are mine"]),
    ("inches behind", "“Both are mine,” said Ann Lee. The other plank, 48” long, was not.", &["Both are mine"]),
    ("inches, straight", "The 30\" plank costs more than the 9\" one. \"Both are mine,\" said Ann Lee.", &["Both are mine"]),
    ("feet and inches", "The mast is 12’ 6” high. “It is mine,” said Ann Lee.", &["It is mine"]),
    ("a year before the mark", "“We have been here since 1998” is all that Ann Lee said.", &["We have been here since 1998"]),
    // German.
    (
        "German, a band",
        "Die Band „Hafenlicht“ spielt am Freitag, sagte Anna Lehn. Das war am Montag, und es hat dabei die ganze Zeit geregnet.",
        &[],
    ),
    (
        "German, a compound",
        "Das Frachtschiff „Reiher“ wurde im Mai verkauft, sagte Anna Lehn. Das war am Montag, und es hat dabei die ganze Zeit geregnet.",
        &[],
    ),
    (
        "German, a motto",
        "Unter dem Motto „Nie wieder Ebbe“ zogen sie zum Rathaus, sagte Anna Lehn. Das war am Montag, und es hat dabei die ganze Zeit geregnet.",
        &[],
    ),
    (
        "German, a word of scorn stays",
        "Anna Lehn nannte den Plan „verrückt“. Das war am Montag, und es hat dabei die ganze Zeit geregnet.",
        &["verrückt"],
    ),
    // French.
    (
        "French, a ship",
        "Le chalutier « Héron » a été vendu en mai, a dit Anne Roux. C’était lundi, et il a plu toute la journée sur les quais.",
        &[],
    ),
    (
        "French, a novel",
        "Son roman « Les Marées noires » sort en mai, a dit Anne Roux. C’était lundi, et il a plu toute la journée sur les quais.",
        &[],
    ),
    (
        "French, a word of scorn stays",
        "Anne Roux juge le plan « absurde ». C’était lundi, et il a plu toute la journée sur les quais.",
        &["absurde"],
    ),
    // Spanish, Portuguese, Italian.
    (
        "Spanish, a ship",
        "El barco “Garza Azul” se vendió en mayo, dijo Ana Ruiz. Fue el lunes, y llovió todo el día en los muelles.",
        &[],
    ),
    (
        "Spanish, a slogan",
        "Marcharon con el lema “sin barcos no hay pan”, dijo Ana Ruiz. Fue el lunes, y llovió todo el día en los muelles.",
        &[],
    ),
    (
        "Spanish, a word of scorn stays",
        "Ana Ruiz calificó el plan de “absurdo”. Fue el lunes, y llovió todo el día en los muelles.",
        &["absurdo"],
    ),
    (
        "Portuguese, a film",
        "O filme “Marés Negras” estreia em maio, disse Ana Reis. Foi na segunda-feira, e choveu o dia todo no cais, mas ninguém foi para casa.",
        &[],
    ),
    (
        "Portuguese, words spoken",
        "“Não temos dinheiro”, disse Ana Reis. Foi na segunda-feira, e choveu o dia todo no cais, mas ninguém foi para casa.",
        &["Não temos dinheiro"],
    ),
    (
        "Italian, a band",
        "Il gruppo «Luci del Porto» suona venerdì, ha detto Anna Leni. Era lunedì, e ha piovuto tutto il giorno sui moli della città.",
        &[],
    ),
    (
        "Italian, words spoken",
        "Anna Leni ha detto: «Non abbiamo soldi». Era lunedì, e ha piovuto tutto il giorno sui moli della città.",
        &["Non abbiamo soldi"],
    ),
    // Dutch and the north.
    (
        "Dutch, a ship",
        "Het schip ‘De Reiger’ is in mei verkocht, zei Anna Leen. ‘Wij wisten het niet.’ Dat was op maandag, en het heeft de hele dag geregend.",
        &["Wij wisten het niet."],
    ),
    (
        "Swedish, a film",
        "Filmen ”Svarta Vågor” har premiär i maj, säger Anna Lind. Det var på måndagen, och det regnade hela dagen på kajen.",
        &[],
    ),
    (
        "Swedish, words spoken",
        "Anna Lind kallar planen ”helt galen”. Det var på måndagen, och det regnade hela dagen på kajen.",
        &["helt galen"],
    ),
    (
        "Danish, a ship",
        "Skibet »Den Blå Hejre« blev solgt i maj, siger Anna Lund. Det var om mandagen, og det regnede hele dagen på kajen, hvor ingen gik hjem.",
        &[],
    ),
    (
        "Norwegian, a film",
        "Filmen «Svarte Bølger» kommer i mai, sier Kari Holm. Det regnet hele dagen etter at båten gikk, og hun ble der uten noen av dem, for nå var det bare mørkt.",
        &[],
    ),
    (
        "Norwegian, a word of scorn stays",
        "Kari Holm kaller planen «tullete». Det regnet hele dagen etter at båten gikk, og hun ble der uten noen av dem, for nå var det bare mørkt.",
        &["tullete"],
    ),
    (
        "Finnish, a ship",
        "Laiva ”Harmaa Haikara” myytiin toukokuussa, sanoo Anna Laine. Se oli maanantaina, ja silloin satoi koko päivän, mutta kukaan ei mennyt kotiin.",
        &[],
    ),
    // Slavic.
    (
        "Polish, a film",
        "Film „Czarne fale” wchodzi do kin w maju, powiedziała Anna Nowak. To było w poniedziałek i przez cały dzień padał deszcz, ale nikt nie poszedł do domu.",
        &[],
    ),
    (
        "Polish, a motto",
        "Szli pod hasłem „bez łodzi nie ma chleba”, powiedziała Anna Nowak. To było w poniedziałek i przez cały dzień padał deszcz, ale nikt nie poszedł do domu.",
        &[],
    ),
    (
        "Polish, a word of scorn stays",
        "Anna Nowak nazwała plan „szalonym”. To było w poniedziałek i przez cały dzień padał deszcz, ale nikt nie poszedł do domu.",
        &["szalonym"],
    ),
    (
        "Czech, a film",
        "Film „Černé vlny“ má premiéru v květnu, řekla Anna Malá. Bylo to v pondělí a celý den pršelo, ale nikdo nešel domů.",
        &[],
    ),
    (
        "Russian, a firm",
        "Компания «Северный берег» продала паром в мае, сказала Анна Иванова. Это было в понедельник, и весь день шёл дождь, но никто не ушёл домой.",
        &[],
    ),
    (
        "Russian, words spoken",
        "Анна Иванова назвала план «безумным». Это было в понедельник, и весь день шёл дождь, но никто не ушёл домой.",
        &["безумным"],
    ),
    (
        "Ukrainian, a film",
        "Фільм «Чорні хвилі» виходить у травні, сказала Анна Іваненко. Це було в понеділок, і весь день ішов дощ, але ніхто не пішов додому.",
        &[],
    ),
    // Turkish, Greek.
    (
        "Turkish, the noun behind",
        "“Gri Balıkçıl” gemisi mayısta satıldı, dedi Ayşe Demir. Bu pazartesi günü oldu ve bütün gün yağmur yağdı, ama kimse eve gitmedi.",
        &[],
    ),
    (
        "Greek, a ship",
        "Το πλοίο «Γκρίζος Ερωδιός» πουλήθηκε τον Μάιο, είπε η Άννα Λέκκα. Αυτό έγινε τη Δευτέρα και όλη μέρα έβρεχε, αλλά κανείς δεν πήγε στο σπίτι.",
        &[],
    ),
    // Names that words apart tell.
    (
        "Spanish, a novel in an apposition",
        "Ana Ruiz publica “La casa del muelle”, su tercera novela. Fue el lunes, y llovió todo el día en los muelles.",
        &[],
    ),
    (
        "French, a film behind a preposition",
        "Avec « Les Marées lentes », Anne Roux signe un premier film. C’était lundi, et il a plu toute la journée sur les quais.",
        &[],
    ),
    ("German, a paper", "Das sagte Anna Lehn der „Rundschau“. Das war am Montag, und es hat dabei die ganze Zeit geregnet.", &[]),
    (
        "Russian, a club",
        "«Сокол» проиграл в третий раз. Это было в понедельник, и весь день шёл дождь, но никто не ушёл домой.",
        &[],
    ),
    (
        "French, what somebody is called",
        "Ses clients l’appellent « la Reine ». C’était lundi, et il a plu toute la journée sur les quais de la ville.",
        &[],
    ),
    (
        "Polish, a paper in another case",
        "Powiedziała to „Gazecie Nadmorskiej” Anna Nowak. To było w poniedziałek i przez cały dzień padał deszcz, ale nikt nie poszedł do domu.",
        &[],
    ),
    (
        "Polish, a paper that somebody talks to",
        "W rozmowie z „Pulsem Portu” powiedziała to Anna Nowak. To było w poniedziałek i przez cały dzień padał deszcz, ale nikt nie poszedł do domu.",
        &[],
    ),
    (
        "Portuguese, words like a title before their cue",
        "“Vamos ao Supremo”, avisou Ana Reis. Foi na segunda-feira, e choveu o dia todo no cais, mas ninguém foi para casa.",
        &["Vamos ao Supremo"],
    ),
    // East Asia.
    ("Chinese, a book", "王芳说她读过《黑色的海浪》。", &[]),
    ("Chinese, words spoken", "王芳说：“我们没有钱。”", &["我们没有钱。"]),
    ("Japanese, a book", "田中花子さんは小説『黒い波』を読んだと話した。", &[]),
    ("Japanese, words spoken", "田中花子さんは「お金がありません」と話した。", &["お金がありません"]),
    ("Korean, a book", "김민지는 《검은 파도》를 읽었다고 말했다.", &[]),
];

#[test]
fn marks_that_quote_nobody() {
    let words =
        |text: &str| -> Vec<String> { engine().quotes(&Story::from_text(text)).into_iter().map(|quote| quote.text).collect() };
    let wrong: Vec<String> = CASES
        .iter()
        .filter(|(_, text, expected)| words(text) != *expected)
        .map(|(name, text, expected)| format!("{name}: {:?} instead of {expected:?}", words(text)))
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
