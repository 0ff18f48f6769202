//! Chinese names written with other characters of the same sound: 幻决, 凡化, 大语言摸型.
//!
//! This is how input methods go wrong. What sounds like a name may be another word, though, so a query
//! that a dictionary has (蒸汽) or that is a piece of a sentence (对其) is none.

use super::Evidence;
use super::query::{Candidate, Query, is_piece_of_sentence, is_shown, makes_word};
use super::sound::blurred;
use crate::termbase::{LEXICON, SOUNDS, Termbase};

const SAME: f64 = 0.9;

/// A name of so many characters may also differ by a sound that many speakers do not tell apart.
const SHORTEST_BLURRED: usize = 4;
const BLURRED: f64 = 0.8;

/// In a longer name such a word is a slip after all: 大预言模型.
const LONGEST_TWO_WORDS: usize = 4;

/// Words that sound like a part of a name and make another technical term of it: a thrust model is no
/// reasoning model, target monitoring no object detection. Testers found them; a dictionary alone cannot
/// tell them from 人工只能, which is a slip although 只能 is a word.
const MAKE_OTHER_TERMS: [&str; 23] = [
    "化为", "压差", "驱虫", "减值", "亮化", "推力", "监测", "预言", "寓言", "涂片", "试用", "适用",
    "实用", "施用", "本文", "室温", "职能", "算计", "撰写", "影响", "海上", "视角", "离解",
];

/// The names that sound like the query.
pub(super) fn candidates<'t>(termbase: &Termbase<'t>, query: &Query<'_>) -> Vec<Candidate<'t>> {
    if !query.has_han || LEXICON.knows(&query.normal) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for spelling in SOUNDS.spellings(&query.normal) {
        for reading in termbase.readings_with(&blurred(&spelling.pinyin)) {
            let reading = termbase.reading(reading);
            let label = termbase.label(reading.label);
            let is_same = reading.pinyin == spelling.pinyin;
            let length = label.normal.chars().count();
            if length == query.length()
                && (is_same
                    || (length >= SHORTEST_BLURRED && !makes_word(&query.normal, label.normal)))
                && is_shown(&label)
                && !is_other_term(&query.normal, label.normal)
                && !has_other_word(&query.normal, label.normal)
            {
                let score = if is_same { SAME } else { BLURRED };
                found.push(Candidate { label, by: Evidence::Homophone, score });
            }
        }
    }
    found
}

/// Whether two characters in a row differ from the name and are a word: 技术搜索 is no 集束搜索.
fn has_other_word(query: &str, name: &str) -> bool {
    let pairs: Vec<(char, char)> = query.chars().zip(name.chars()).collect();
    pairs.windows(2).any(|pair| {
        pair.iter().all(|(a, b)| a != b)
            && LEXICON.knows(&pair.iter().map(|(a, _)| a).collect::<String>())
    })
}

/// Whether the query says something else that makes sense.
pub(super) fn is_other_term(query: &str, name: &str) -> bool {
    is_piece_of_sentence(query, name)
        || (name.chars().count() <= LONGEST_TWO_WORDS
            && MAKE_OTHER_TERMS
                .into_iter()
                .any(|word| query.contains(word) && !name.contains(word)))
}
