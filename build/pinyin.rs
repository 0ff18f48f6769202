//! The pinyin of the preferred terms: computed where a character has one current reading, taken from
//! the file and checked where it has several.

use pinyin::{ToPinyin, ToPinyinMulti};

use crate::concept::{Collection, Concept};
use crate::integrity::{Entry, Violation};

/// Characters with several current readings. A term that holds one must state its pinyin, since no
/// converter gets them all right (微调 wēi tiáo, 重排序 chóng pái xù, 长上下文 cháng shàng xià wén).
const POLYPHONES: &str = "重长调行率降似差校参传称乘处当得发更会间将角结解尽卷空累量模难强切曲散数弹提系相应载转着中种分度";

/// The pinyin of every preferred term, with tone marks, in the order of the file.
pub(crate) fn of_preferred_terms(
    collection: &Collection,
    violations: &mut Vec<Violation>,
) -> Vec<String> {
    let mut all = Vec::new();
    for concept in &collection.concepts {
        all.push(of_term(concept).unwrap_or_else(|message| {
            violations.push(Violation {
                entry: Entry::Concept(concept.id.clone()),
                rule: "pinyin",
                message,
                near: concept.zh.pinyin.clone().unwrap_or_else(|| concept.zh.preferred.clone()),
            });
            String::new()
        }));
    }
    all
}

fn of_term(concept: &Concept) -> Result<String, String> {
    let term = &concept.zh.preferred;
    if let Some(given) = &concept.zh.pinyin {
        return check(term, given).map(|()| given.clone());
    }
    if let Some(polyphone) = term.chars().find(|&c| POLYPHONES.contains(c)) {
        return Err(format!(
            "`{term}`: {polyphone} has several readings; state the term's pinyin = \"…\""
        ));
    }
    let mut syllables: Vec<String> = Vec::new();
    let mut latin = String::new();
    for c in term.chars() {
        match c.to_pinyin() {
            Some(reading) => {
                syllables.extend(latin.split_whitespace().map(str::to_owned));
                latin.clear();
                syllables.push(reading.with_tone().to_owned());
            }
            None => latin.push(c),
        }
    }
    if syllables.is_empty() {
        return Ok(String::new());
    }
    syllables.extend(latin.split_whitespace().map(str::to_owned));
    Ok(syllables.join(" "))
}

/// Each Chinese character of the term must have the syllable given for it among its readings.
fn check(term: &str, given: &str) -> Result<(), String> {
    let mut syllables = given.split_whitespace().filter(|word| !term.contains(*word));
    for c in term.chars() {
        let Some(readings) = c.to_pinyin_multi() else {
            continue;
        };
        let syllable =
            syllables.next().ok_or_else(|| format!("`{given}` has no syllable for {c}"))?;
        if !readings.into_iter().any(|reading| reading.with_tone() == syllable) {
            return Err(format!("`{syllable}` is no reading of {c}"));
        }
    }
    match syllables.next() {
        Some(extra) => Err(format!("`{extra}` belongs to no character of `{term}`")),
        None => Ok(()),
    }
}
