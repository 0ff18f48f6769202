//! How Chinese characters sound: the table by which the program knows that 利 and 力 are one syllable.

use std::collections::{BTreeMap, BTreeSet};

use pinyin::{Pinyin, ToPinyinMulti};

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

/// Characters that are read in several ways in words of today. What else dictionaries know of them and of
/// others is rare: by it 提示 would sound like 试试.
const SEVERAL: [(char, &[&str]); 18] = [
    ('重', &["zhong", "chong"]),
    ('长', &["chang", "zhang"]),
    ('调', &["tiao", "diao"]),
    ('行', &["xing", "hang"]),
    ('率', &["lv", "shuai"]),
    ('降', &["jiang", "xiang"]),
    ('似', &["si", "shi"]),
    ('差', &["cha", "chai"]),
    ('校', &["xiao", "jiao"]),
    ('参', &["can", "shen"]),
    ('传', &["chuan", "zhuan"]),
    ('称', &["cheng", "chen"]),
    ('乘', &["cheng", "sheng"]),
    ('会', &["hui", "kuai"]),
    ('角', &["jiao", "jue"]),
    ('模', &["mo", "mu"]),
    ('弹', &["dan", "tan"]),
    ('着', &["zhe", "zhuo"]),
];

/// The syllables of a character: those of [`SEVERAL`], else the first that a dictionary gives.
fn readings(c: char) -> BTreeSet<String> {
    if let Some((_, several)) = SEVERAL.iter().find(|(character, _)| *character == c) {
        return several.iter().map(|&syllable| syllable.to_owned()).collect();
    }
    let first = c.to_pinyin_multi().into_iter().flatten().take(1).map(Pinyin::with_tone);
    first
        .map(without_tones)
        .filter(|syllable| syllable.bytes().all(|b| b.is_ascii_lowercase()))
        .collect()
}
