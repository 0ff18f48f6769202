//! How Chinese text sounds: its syllables, their spelling in pinyin, and the spelling that is left when
//! the sounds that speakers mix up are made one. Also compiled by `build.rs`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::normalize::is_han;

/// A table of syllables. Its bytes are the number of syllables (`u16`), the syllables of
/// `SYLLABLE` bytes each, and rows of a character and the number of one of its syllables
/// (two little-endian `u16`), sorted.
#[derive(Debug, Clone, Copy)]
pub struct Sounds<'a> {
    bytes: &'a [u8],
}

/// The longest syllables, `zhuang` and its like, have six letters; shorter ones are filled up with zeros.
pub(crate) const SYLLABLE: usize = 6;
const ROW: usize = 4;
const COUNT: usize = 2;

/// A text with more readings than this is given so many.
const MOST_READINGS: usize = 16;

impl<'a> Sounds<'a> {
    /// Wraps the packed table.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// The syllables of a character, without tone; none if it is not in the table.
    fn syllables(self, c: char) -> Vec<&'a str> {
        let Ok(code) = u16::try_from(u32::from(c)) else {
            return Vec::new();
        };
        let (syllables, rows) = self.bytes[COUNT..].split_at(self.count() * SYLLABLE);
        let (rows, _) = rows.as_chunks::<ROW>();
        let character = |row: &[u8; ROW]| u16::from_le_bytes([row[0], row[1]]);
        let first = rows.partition_point(|row| character(row) < code);
        let own = rows[first..].iter().take_while(|row| character(row) == code);
        own.map(|row| {
            let start = usize::from(u16::from_le_bytes([row[2], row[3]])) * SYLLABLE;
            let padded = &syllables[start..start + SYLLABLE];
            let length = padded.iter().position(|&byte| byte == 0).unwrap_or(SYLLABLE);
            std::str::from_utf8(&padded[..length]).expect("packed as ASCII")
        })
        .collect()
    }

    fn count(self) -> usize {
        usize::from(u16::from_le_bytes([self.bytes[0], self.bytes[1]]))
    }

    /// The spellings of a text in its normal form: Chinese characters by their syllables, letters and
    /// digits as they are. One for each way to read it; none if a character has no reading.
    #[must_use]
    pub fn spellings(self, normal: &str) -> Vec<Spelling> {
        let mut all = vec![Spelling::default()];
        for c in normal.chars() {
            let syllables = if is_han(c) {
                self.syllables(c).into_iter().map(str::to_owned).collect()
            } else {
                vec![c.to_string()]
            };
            all = syllables
                .iter()
                .flat_map(|syllable| all.iter().map(move |before| before.and(syllable)))
                .take(MOST_READINGS)
                .collect();
        }
        all
    }
}

/// How a text is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spelling {
    /// Its syllables without tone, joined; ü is `v`.
    pub pinyin: String,
    /// The first letters of its syllables.
    pub initials: String,
}

impl Spelling {
    fn and(&self, syllable: &str) -> Self {
        let mut longer = self.clone();
        longer.pinyin.push_str(syllable);
        longer.initials.extend(syllable.chars().next());
        longer
    }
}

/// Pinyin with tone marks, as people write it, in the form of [`Spelling::pinyin`]: `lǜ` is `lv`.
#[must_use]
pub fn without_tones(pinyin: &str) -> String {
    let mut plain = String::with_capacity(pinyin.len());
    for c in pinyin.nfd() {
        match c {
            '\u{308}' if plain.ends_with('u') => {
                plain.pop();
                plain.push('v');
            }
            c if is_combining_mark(c) => {}
            c => plain.push(c),
        }
    }
    plain
}

/// What is left of pinyin when the sounds that speakers of many regions do not tell apart are one (z and
/// zh, c and ch, s and sh, n and ng, l and n), ü is u, and no letter is twice in a row.
#[must_use]
pub fn blurred(pinyin: &str) -> String {
    let mut blurred = String::with_capacity(pinyin.len());
    let mut letters = pinyin.chars().peekable();
    while let Some(c) = letters.next() {
        let sound = match c {
            'l' => 'n',
            'v' => 'u',
            c => c,
        };
        if !blurred.ends_with(sound) || sound.is_ascii_digit() {
            blurred.push(sound);
        }
        if matches!((c, letters.peek()), ('z' | 'c' | 's', Some('h')) | ('n', Some('g'))) {
            letters.next();
        }
    }
    blurred
}

#[cfg(test)]
mod tests {
    use super::{blurred, without_tones};
    use crate::termbase::SOUNDS;

    fn pinyin(text: &str) -> Vec<String> {
        SOUNDS.spellings(text).into_iter().map(|spelling| spelling.pinyin).collect()
    }

    #[test]
    fn text_is_spelt_by_its_syllables() {
        assert_eq!(pinyin("涌现能力"), ["yongxiannengli"]);
        assert_eq!(pinyin("kv缓存"), ["kvhuancun"]);
        assert_eq!(SOUNDS.spellings("大语言模型")[0].initials, "dyymx");
        assert!(pinyin("学习率").contains(&"xuexilv".to_owned()));
    }

    #[test]
    fn every_reading_of_a_polyphone_counts() {
        let both = pinyin("微调");
        assert!(both.contains(&"weitiao".to_owned()) && both.contains(&"weidiao".to_owned()));
        assert!(pinyin(&"重".repeat(50)).len() <= super::MOST_READINGS);
    }

    #[test]
    fn tone_marks_are_dropped_and_u_umlaut_is_v() {
        assert_eq!(without_tones("wēi tiáo"), "wei tiao");
        assert_eq!(without_tones("xué xí lǜ"), "xue xi lv");
    }

    #[test]
    fn sounds_that_are_mixed_up_are_one() {
        for (one, other) in [
            ("yongxiannenli", "yongxiannengli"),
            ("zuyili", "zhuyili"),
            ("chansu", "canshu"),
            ("nianghua", "lianghua"),
            ("xuexilu", "xuexilv"),
            ("yongxianenli", "yongxiannengli"),
        ] {
            assert_eq!(blurred(one), blurred(other));
        }
        assert_ne!(blurred("lianghua"), blurred("lihua"));
    }
}
