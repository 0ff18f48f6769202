//! Chinese names written with a slip of an input method: another character of the same sound, two
//! characters in each other's place, a character twice.
//!
//! Nothing else is corrected. A character of another sound makes another word (推荐模型 is no 推理模型), and
//! so does one that is added or missing (图神经网络, 长期记忆).

use super::Evidence;
use super::normalize::is_han;

/// A shorter name is not corrected: too many words sound alike.
const SHORTEST: usize = 4;

/// Words that sound like a part of a name and are words of their own: a thrust model is no reasoning model.
const REAL_WORDS: [&str; 18] = [
    "推力", "监测", "预言", "寓言", "涂片", "试用", "适用", "实用", "施用", "本文", "室温", "职能",
    "算计", "撰写", "影响", "海上", "视角", "离解",
];

/// Rows of two little-endian `u16`, sorted: character, number of a syllable without tone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sounds<'a> {
    rows: &'a [u8],
}

const ROW: usize = 4;

impl<'a> Sounds<'a> {
    pub(crate) const fn new(rows: &'a [u8]) -> Self {
        Self { rows }
    }

    /// Whether the two have a reading in common.
    fn alike(self, a: char, b: char) -> bool {
        let (a, b) = (self.syllables(a), self.syllables(b));
        a.iter().any(|syllable| b.contains(syllable))
    }

    fn syllables(self, c: char) -> Vec<u16> {
        let Ok(code) = u16::try_from(u32::from(c)) else {
            return Vec::new();
        };
        let (rows, _) = self.rows.as_chunks::<ROW>();
        let character = |row: &[u8; ROW]| u16::from_le_bytes([row[0], row[1]]);
        let first = rows.partition_point(|row| character(row) < code);
        let own = rows[first..].iter().take_while(|row| character(row) == code);
        own.map(|row| u16::from_le_bytes([row[2], row[3]])).collect()
    }
}

/// By what evidence the query is such a slip of the name, if it is; both in their normal forms.
pub(super) fn slip(query: &str, name: &str, sounds: Sounds<'_>) -> Option<Evidence> {
    let is_another =
        REAL_WORDS.into_iter().any(|word| query.contains(word) && !name.contains(word));
    let (query, name): (Vec<char>, Vec<char>) = (query.chars().collect(), name.chars().collect());
    if is_another || name.iter().filter(|c| is_han(**c)).count() < SHORTEST {
        return None;
    }
    // What is between the ends that both have in common.
    let before = query.iter().zip(&name).take_while(|(a, b)| a == b).count();
    let rest = (&query[before..], &name[before..]);
    let after = rest.0.iter().rev().zip(rest.1.iter().rev()).take_while(|(a, b)| a == b).count();
    let (wrong, right) = (&rest.0[..rest.0.len() - after], &rest.1[..rest.1.len() - after]);
    match (wrong, right) {
        ([a], [b]) if is_han(*a) && is_han(*b) && sounds.alike(*a, *b) => Some(Evidence::Homophone),
        ([a, b], [c, d]) if is_han(*a) && is_han(*b) && (a, b) == (d, c) => {
            Some(Evidence::Spelling)
        }
        ([extra], []) if is_han(*extra) && before > 0 && query[before - 1] == *extra => {
            Some(Evidence::Spelling)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::slip;
    use crate::search::Evidence::{Homophone, Spelling};
    use crate::termbase::SOUNDS;

    #[test]
    fn a_slip_of_an_input_method_is_known() {
        for (query, name, by) in [
            ("涌现能利", "涌现能力", Homophone),
            ("大语言摸型", "大语言模型", Homophone),
            ("人工只能", "人工智能", Homophone),
            ("大言语模型", "大语言模型", Spelling),
            ("检索增增强生成", "检索增强生成", Spelling),
        ] {
            assert_eq!(slip(query, name, SOUNDS), Some(by), "{query} {name}");
        }
    }

    #[test]
    fn another_word_is_no_slip() {
        for (query, name) in [
            ("推荐模型", "推理模型"),
            ("推力模型", "推理模型"),
            ("目标监测", "目标检测"),
            ("语音模型", "语言模型"),
            ("图神经网络", "神经网络"),
            ("长期记忆", "长短期记忆"),
            ("人工智能法", "人工智能"),
            ("专用人工智能", "通用人工智能"),
            ("半监督学习", "无监督学习"),
            ("泛滥", "泛化"),
            ("对其", "对齐"),
            ("大模特", "大模型"),
        ] {
            assert_eq!(slip(query, name, SOUNDS), None, "{query} is taken for {name}");
        }
    }
}
