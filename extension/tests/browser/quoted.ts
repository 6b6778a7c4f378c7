/** Stories with quotations, written for the tests of the panel. */

const STYLE = `<style>
  body { margin: 0; font: 18px/1.6 Georgia, serif; color: #222; background: #fff }
  article { max-width: 640px; margin: 0 auto; padding: 24px }
  h1 { font-size: 38px; line-height: 1.15 }
</style>`;

const PARAGRAPHS = [
  "The last ferry to the island of Sandholm will not sail this winter. “We cannot pay a crew of nine to carry four passengers,” said Karin Lund, the director of the shipping line, on Wednesday.",
  "On the island, which has two hundred inhabitants, the news came by radio. “I heard it while I was feeding the hens,” said Peder Aas, a farmer. “I had to sit down on the bucket.”",
  "The mayor of Sandholm, Ellen Brekke, called the decision “a punishment for living by the sea” and asked the county to step in.",
  "“An island without a ferry is a rock,” Brekke told the council. “We have a school, a doctor and a bakery, and all three come by boat.”",
  "The county has little to offer. “The money for this year is spent, and next year’s has not been voted on,” said Jonas Vik, who speaks for the department of transport.",
  "Lund defended herself against the charge of having given no warning. “I have written eleven letters since the spring, and not one was answered,” she said.",
  "Fishermen have offered to carry mail and medicine. “My boat is small, but it goes out in weather in which the ferry stays at the pier,” said Aas’s neighbour, Ola Rem.",
  "A meeting is planned for Friday. “We will bring soup, and we will bring questions,” said Brekke.",
  "In the café at the harbour, nobody wanted to speak of moving away. “My grandmother rowed,” said the owner, Señora Inés Núñez, who came to the island thirty years ago.",
];

/** A story in which nine voices or so are quoted. */
export function quoted({ style = STYLE, head = "", more = "", root = "", paragraphs = PARAGRAPHS } = {}): string {
  return `<!doctype html>
<html lang="en" ${root}>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>Sandholm loses its ferry</title>
  <meta property="og:type" content="article">
  ${style}${head}
</head>
<body>
  <main><article>
    <h1>Sandholm loses its ferry</h1>
    <p class="byline">By Lena Voss, <a id="author" href="/author">all her stories</a></p>
${paragraphs.map((text) => `    <p>${text}</p>`).join("\n")}
    <p>The island was given its first regular service in the spring of the year in which its lighthouse was lit, and the timetable has hardly changed since then.</p>
    <p>Whoever wants to see the timetable can find it at the pier, where it hangs under glass beside the tide table and a list of births.</p>
  </article></main>
  ${more}
</body>
</html>`;
}

export const PLAIN = PARAGRAPHS;

const ARABIC = [
  "لن تبحر العبّارة الأخيرة إلى جزيرة الرمال هذا الشتاء. وقال مدير الشركة سامي حداد يوم الأربعاء: «لا نستطيع أن ندفع أجور تسعة بحّارة ليحملوا أربعة ركّاب».",
  "ويعيش في الجزيرة مئتا شخص سمعوا الخبر من الإذاعة. وقالت المزارعة ليلى نصر: «سمعت الخبر وأنا أطعم الدجاج، فجلست على الدلو».",
  "ووصفت رئيسة البلدية هدى منصور القرار بأنه «عقاب على العيش قرب البحر» وطلبت من المحافظة أن تتدخل.",
  "وقالت منصور أمام المجلس: «جزيرة بلا عبّارة ليست سوى صخرة، ولدينا مدرسة وطبيب ومخبز».",
];

/** The same from right to left. */
export const ARABIC_STORY = quoted({ root: 'dir="rtl"', paragraphs: ARABIC }).replace('lang="en"', 'lang="ar"');
