//! How Chinese characters sound: a table by which the program knows that 利 and 力 are one syllable.

use std::collections::BTreeSet;

use pinyin::{Pinyin, ToPinyinMulti};

use crate::pinyin_of_terms::POLYPHONES;

/// The characters of the table, in order: those of the basic block of Chinese characters.
const CHARACTERS: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// Rows of two little-endian `u16`, sorted: character, syllable without tone. A character has a row for
/// each of its current readings; one without a reading has none.
pub(crate) fn rows() -> Vec<u8> {
    let syllables: BTreeSet<&str> = CHARACTERS.flat_map(readings).collect();
    let number = |syllable: &str| syllables.range(..syllable).count();
    let mut rows = Vec::new();
    for c in CHARACTERS {
        let code = u16::try_from(u32::from(c)).expect("in the basic plane");
        for syllable in readings(c) {
            rows.extend(code.to_le_bytes());
            rows.extend(u16::try_from(number(syllable)).expect("some 400 syllables").to_le_bytes());
        }
    }
    rows
}

/// The syllables of a character: all of them if several are current, else the first. The others are
/// known to dictionaries only; by them 言 would sound like 音.
fn readings(c: char) -> BTreeSet<&'static str> {
    let several = c.to_pinyin_multi().into_iter().flatten();
    let current = if POLYPHONES.contains(c) { usize::MAX } else { 1 };
    several.take(current).map(Pinyin::plain).collect()
}
