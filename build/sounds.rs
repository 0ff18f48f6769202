//! How Chinese characters sound: the table by which the program knows that 利 and 力 are one syllable.

use std::collections::{BTreeMap, BTreeSet};

use pinyin::{Pinyin, ToPinyinMulti};

use crate::pinyin_of_terms::POLYPHONES;
use crate::search::sound::{SYLLABLE, without_tones};

/// The characters of the table, in order: those of the basic block of Chinese characters.
const CHARACTERS: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// The table in the form of [`crate::search::sound::Sounds`]. A character has a row for each of its
/// current readings; one without a reading has none.
pub(crate) fn table() -> Vec<u8> {
    let syllables: BTreeSet<String> = CHARACTERS.flat_map(readings).collect();
    let numbers: BTreeMap<&str, usize> =
        syllables.iter().zip(0..).map(|(syllable, number)| (syllable.as_str(), number)).collect();
    let u16_of = |number: usize| u16::try_from(number).expect("some 400 syllables").to_le_bytes();
    let mut table = u16_of(syllables.len()).to_vec();
    for syllable in &syllables {
        let mut padded = [0; SYLLABLE];
        padded[..syllable.len()].copy_from_slice(syllable.as_bytes());
        table.extend(padded);
    }
    for c in CHARACTERS {
        let code = u16::try_from(u32::from(c)).expect("in the basic plane");
        for syllable in readings(c) {
            table.extend(code.to_le_bytes());
            table.extend(u16_of(numbers[syllable.as_str()]));
        }
    }
    table
}

/// The syllables of a character: all of them if several are current, else the first. The others are
/// known to dictionaries only; by them 言 would sound like 音.
fn readings(c: char) -> BTreeSet<String> {
    let several = c.to_pinyin_multi().into_iter().flatten();
    let current = if POLYPHONES.contains(c) { usize::MAX } else { 1 };
    several
        .take(current)
        .map(Pinyin::with_tone)
        .map(without_tones)
        .filter(|syllable| syllable.bytes().all(|b| b.is_ascii_lowercase()))
        .collect()
}
