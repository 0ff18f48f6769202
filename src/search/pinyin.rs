//! Chinese names typed in Latin letters: as pinyin (`yongxian nengli`, `yǒng xiàn`, `yong3xian4`), with
//! the slips of those who do not hear or type every letter (`yongxianenli`), or by initials (`yxnl`).

use super::Evidence;
use super::distance::Shape;
use super::normalize::is_han;
use super::query::{Candidate, Query, is_searched, is_shown, share_right};
use super::sound::{blurred, without_tones};
use crate::termbase::{LEXICON, Reading, Termbase};

const FULL: f64 = 0.95;
/// A sound that many speakers do not tell apart.
const BLURRED: f64 = 0.9;
const INITIALS: f64 = 0.8;
const WEAK: f64 = 0.6;

/// Fewer letters are no word of two syllables.
const SHORTEST_PINYIN: usize = 4;

/// Pinyin of so many letters (but not digits) may have one wrong, since nothing else is so long by chance …
const SHORTEST_MISTYPED: usize = 8;
/// … and of so many, two.
const SHORTEST_MISTYPED_TWICE: usize = 16;

/// Three initials fit too many names: they only suggest.
const SHORTEST_INITIALS: usize = 4;

/// The names whose pinyin or initials the query is.
pub(super) fn candidates<'t>(termbase: &Termbase<'t>, query: &Query<'_>) -> Vec<Candidate<'t>> {
    let Some(typed) = typed_pinyin(query) else {
        return Vec::new();
    };
    let mut found: Vec<Candidate<'t>> = termbase
        .readings_with(&blurred(&typed))
        .filter_map(|reading| of_reading(termbase, &typed, termbase.reading(reading)))
        .collect();
    if found.is_empty() {
        found = mistyped(termbase, &typed);
    }
    if found.is_empty() {
        found = by_initials(termbase, &typed);
    }
    found
}

/// The query as pinyin without tones, if it can be pinyin. English words never are: they mean themselves.
fn typed_pinyin(query: &Query<'_>) -> Option<String> {
    if query.has_han || query.is_everyday() {
        return None;
    }
    let numbered = query.words.iter().all(|word| is_numbered(word));
    let plain = without_tones(&query.normal);
    let typed = if numbered { plain.replace(|c: char| c.is_ascii_digit(), "") } else { plain };
    // A name may have digits and signs beside its Chinese words: pass@k 指标.
    (typed.is_ascii() && typed.contains(|c: char| c.is_ascii_lowercase())).then_some(typed)
}

/// zhuang, chuang, shuang: qianwen3 is no qian and no wen3, but 千问3.
const LONGEST_SYLLABLE: usize = 6;

/// Whether the word is syllables with the number of the tone behind each: `yong3` or `yong3xian4`.
fn is_numbered(word: &str) -> bool {
    let syllables = word.split_inclusive(|c: char| c.is_ascii_digit());
    syllables.into_iter().all(|syllable| {
        let letters = syllable.trim_end_matches(['1', '2', '3', '4', '5']);
        letters.len() + 1 == syllable.len()
            && (2..=LONGEST_SYLLABLE).contains(&letters.len())
            && letters.bytes().all(|b| b.is_ascii_lowercase())
    })
}

/// A name whose pinyin is the query, but for sounds that are mixed up: one in two syllables may be.
fn of_reading<'t>(
    termbase: &Termbase<'t>,
    typed: &str,
    reading: Reading<'t>,
) -> Option<Candidate<'t>> {
    let label = termbase.label(reading.label);
    if typed.len() < SHORTEST_PINYIN || !is_searched(&label) {
        return None;
    }
    let u = |pinyin: &str| pinyin.replace('v', "u");
    let wrong = strsim::osa_distance(&u(typed), &u(reading.pinyin));
    let syllables = label.normal.chars().filter(|c| is_han(*c)).count();
    let score = match wrong {
        0 => FULL,
        // What is the pinyin of a word is no slip: jianli is 简历 and not 奖励.
        _ if LEXICON.knows_sound(typed) => WEAK,
        _ if wrong <= syllables.div_ceil(2) => BLURRED * share_right(wrong, 4 * typed.len()),
        _ => WEAK,
    };
    Some(Candidate { label, by: Evidence::Pinyin, score })
}

fn mistyped<'t>(termbase: &Termbase<'t>, typed: &str) -> Vec<Candidate<'t>> {
    let most = match typed.len() {
        SHORTEST_MISTYPED_TWICE.. => 2,
        SHORTEST_MISTYPED.. => 1,
        _ => return Vec::new(),
    };
    if LEXICON.knows_sound(typed) {
        return Vec::new();
    }
    let shape = Shape::of(typed);
    let near = |reading: usize| {
        if !termbase.reading_shape(reading).may_be_within(shape, most) {
            return None;
        }
        let reading = termbase.reading(reading);
        let wrong = strsim::osa_distance(typed, reading.pinyin);
        let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<_>>();
        let label = termbase.label(reading.label);
        let score = BLURRED * share_right(wrong, typed.len());
        let is_near = wrong <= most
            && typed.as_bytes()[0] == reading.pinyin.as_bytes()[0]
            && digits(typed) == digits(reading.pinyin);
        (is_near && is_shown(&label)).then_some(Candidate { label, by: Evidence::Pinyin, score })
    };
    (0..termbase.readings()).filter_map(near).collect()
}

fn by_initials<'t>(termbase: &Termbase<'t>, typed: &str) -> Vec<Candidate<'t>> {
    let score = if typed.len() >= SHORTEST_INITIALS { INITIALS } else { WEAK };
    let labels = termbase.labels_with_initials(typed).map(|label| termbase.label(label));
    labels
        .filter(is_shown)
        .map(|label| Candidate { label, by: Evidence::Initials, score })
        .collect()
}
