import type pg from "pg";

// Some 60 words, and as much in Chinese: what a question that allows 150 words is answered with.
const english =
  "We asked eleven clinicians in three hospitals how they decide today, and what they would need to see before they change it. Nine named the same two obstacles: the result comes too late for the first dose, and nobody is paid for looking a second time. Our next study is laid out around those two, with an endpoint that a hospital already measures.";
const chinese =
  "我们访问了三家医院的十一位临床医生，了解他们目前如何作出决定，以及需要看到什么证据才会改变做法。其中九位提到同样的两个障碍：结果来得太迟，赶不上第一次用药；而再看一次并没有人付费。下一项研究正是围绕这两点设计，采用医院本来就会量度的终点。";
const remark =
  " The second half of the plan rests on one assumption that has not been tried outside the founders' own laboratory; I would want to see it repeated by others.";
const note =
  " I read the shared sections twice and looked up the three papers that they cite. Two support the claim, one is about another class. What convinced me is the choice of endpoint; what worries me is that the budget has no line for the regulatory work that the plan itself calls decisive. With a mentor for that, and with the first milestone moved by one quarter, I would be glad to see them in the programme.";

/** Makes texts of answers and reviews as long as people write them; the demo's are short, so that they can be read in passing. */
export async function lengthenTexts(owner: pg.Client): Promise<void> {
  // Frozen versions are lengthened with the answers that they were frozen from, which their trigger would refuse.
  await owner.query("SET session_replication_role = replica");
  await owner.query(
    `UPDATE answers a SET value = to_jsonb((a.value #>> '{}') || ' ' || CASE p.language WHEN 'en-HK' THEN $1 ELSE $2 END)
       FROM applications p JOIN form_sections s ON s.form_version_id = p.form_version_id
       JOIN form_questions q ON q.form_section_id = s.id
      WHERE p.id = a.application_id AND s.key = a.section_key AND q.key = a.question_key
        AND q.type = 'long_text' AND q.key NOT LIKE 'abstract%'`,
    [english, chinese],
  );
  await owner.query(`
    UPDATE version_sections v SET answers = v.answers || longer.answers
      FROM (SELECT application_id, section_key, jsonb_object_agg(question_key, value) AS answers FROM answers GROUP BY 1, 2) longer
     WHERE longer.application_id = v.application_id AND longer.section_key = v.section_key`);
  await owner.query("SET session_replication_role = origin");
  await owner.query("UPDATE scores SET comment = comment || $1 WHERE comment <> ''", [remark]);
  await owner.query("UPDATE reviews SET note = note || $1 WHERE note <> ''", [note]);
}
